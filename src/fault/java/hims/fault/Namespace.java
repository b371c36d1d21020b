package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Another machine, as far as the network can tell: a namespace of its own at the end of one or two cables. Root only. The first
 * cable ends in 10.213.77.1 here and .2 there, the second in 10.213.78.1 and .2.
 */
final class Namespace implements AutoCloseable {
    static final String NAME = "himsfault";
    static final String THERE = "10.213.77.2";
    static final String HERE = "10.213.77.1";
    static final String HERE_TOO = "10.213.78.1";

    Namespace(int cables) throws IOException {
        close(); // one that an earlier run, broken off, left behind
        Machine.run("ip", "netns", "add", NAME);
        Machine.run("ip", "-n", NAME, "link", "set", "lo", "up");
        for (var cable = 0; cable < cables; cable++) {
            var here = "himsf" + cable;
            var net = "10.213." + (77 + cable);
            Machine.run("ip", "link", "add", here, "type", "veth", "peer", "name", "far" + cable, "netns", NAME);
            Machine.run("ip", "addr", "add", net + ".1/30", "dev", here);
            Machine.run("ip", "link", "set", here, "up");
            Machine.run("ip", "-n", NAME, "addr", "add", net + ".2/30", "dev", "far" + cable);
            Machine.run("ip", "-n", NAME, "link", "set", "far" + cable, "up");
        }
    }

    List<String> within() {
        return List.of("ip", "netns", "exec", NAME);
    }

    /** Packets vanish without a word, as behind a pulled plug or a dead switch. */
    void drop(boolean toHer, boolean fromHer) throws IOException {
        var rules = new StringBuilder("table inet cut {\n");
        if (toHer) {
            rules.append("chain arriving { type filter hook input priority 0; iifname \"far0\" drop; }\n");
        }
        if (fromHer) {
            rules.append("chain leaving { type filter hook output priority 0; oifname \"far0\" drop; }\n");
        }
        rule(rules.append("}\n").toString());
    }

    /** Every so many packets, at random, in both directions. */
    void lose(int percent) throws IOException {
        rule("""
                table inet cut {
                chain arriving { type filter hook input priority 0; iifname "far0" numgen random mod 100 < %1$d drop; }
                chain leaving { type filter hook output priority 0; oifname "far0" numgen random mod 100 < %1$d drop; }
                }
                """.formatted(percent));
    }

    private static void rule(String rules) throws IOException {
        var file = Files.writeString(Files.createTempFile("hims-fault", ".nft"), rules);
        try {
            Machine.run("ip", "netns", "exec", NAME, "nft", "-f", file.toString());
        } finally {
            Files.delete(file);
        }
    }

    void mend() throws IOException {
        Machine.run("ip", "netns", "exec", NAME, "nft", "flush", "ruleset");
    }

    /** Of the first cable, in both directions. */
    void narrow(String rate) throws IOException {
        Machine.run("tc", "qdisc", "add", "dev", "himsf0", "root", "tbf", "rate", rate, "burst", "4k", "latency", "2s");
        Machine.run(
                "tc", "-n", NAME, "qdisc", "add", "dev", "far0", "root", "tbf", "rate", rate, "burst", "4k", "latency",
                "2s");
    }

    /** Its cables end with it, a moment later; those of a run broken off may have stayed. */
    @Override
    public void close() {
        Machine.can("ip", "netns", "del", NAME);
        Machine.can("ip", "link", "del", "himsf0");
        Machine.can("ip", "link", "del", "himsf1");
    }
}
