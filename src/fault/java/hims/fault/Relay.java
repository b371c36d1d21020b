package hims.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A long cable: what comes in goes out after a while. Runs in a namespace, as a process of its own. */
final class Relay {
    /** One way. */
    static final Duration DELAY = Duration.ofMillis(400);

    private static final byte[] END = {};

    private Relay() {}

    @SuppressWarnings("ArrayRecordComponent") // handed from one thread to the next, never compared
    private record Parcel(byte[] bytes, long due) {}

    /** Here, and where to: host, port, host, port. */
    public static void main(String[] args) throws IOException {
        try (var door = new ServerSocket(Integer.parseInt(args[1]), 50, InetAddress.getByName(args[0]))) {
            while (true) {
                var in = door.accept();
                Thread.ofVirtual().start(() -> join(in, new InetSocketAddress(args[2], Integer.parseInt(args[3]))));
            }
        }
    }

    private static void join(Socket near, InetSocketAddress to) {
        try (near;
                var far = new Socket()) {
            near.setOption(StandardSocketOptions.TCP_NODELAY, true);
            far.setOption(StandardSocketOptions.TCP_NODELAY, true);
            far.connect(to, 5_000);
            var back = Thread.ofVirtual().start(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException | InterruptedException broken) {
            // either end hung up: so does the cable
        }
    }

    private static void carry(Socket from, Socket to) {
        var way = new LinkedBlockingQueue<Parcel>();
        var out = Thread.ofVirtual().start(() -> deliver(way, to));
        var room = new byte[8_192];
        try {
            for (var read = from.getInputStream().read(room);
                    read >= 0;
                    read = from.getInputStream().read(room)) {
                way.add(new Parcel(java.util.Arrays.copyOf(room, read), System.nanoTime() + DELAY.toNanos()));
            }
        } catch (IOException broken) {
            // what was on its way still arrives
        }
        way.add(new Parcel(END, System.nanoTime() + DELAY.toNanos()));
        try {
            out.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deliver(LinkedBlockingQueue<Parcel> way, Socket to) {
        try {
            for (var parcel = way.take(); parcel.bytes().length > 0; parcel = way.take()) {
                LockSupport.parkNanos(parcel.due() - System.nanoTime());
                to.getOutputStream().write(parcel.bytes());
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            // nobody is there any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
