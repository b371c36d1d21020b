package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UserId;
import hims.card.BatchFile.Kind;
import hims.platform.Ids;
import hims.platform.pdf.PdfPages;
import hims.world.DatabaseTest;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the printer gets (CARD-3 to CARD-7, CARD-17, CARD-22): made by the browser engine, read back from its pages. */
@DatabaseTest
class BatchPaperTest {
    private static final int DPI = 300;

    private final Batches batches;
    private final BatchRendering rendering;
    private final Printing printing;
    private final BatchDrawing drawing;
    private final BatchFileSql files;
    private final BatchSql sql;
    private final BatchPaper papers;
    private final RenderedGate gate;
    private final CardRequests requests;
    private final Cards cards;
    private final HealthCards healthCards;
    private final PublicCheck check;
    private final PrintSql prints;
    private final TestHolders people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    BatchPaperTest(
            Batches batches,
            BatchRendering rendering,
            Printing printing,
            BatchDrawing drawing,
            BatchFileSql files,
            BatchSql sql,
            BatchPaper papers,
            RenderedGate gate,
            CardRequests requests,
            Cards cards,
            HealthCards healthCards,
            PublicCheck check,
            PrintSql prints,
            TestHolders people,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.batches = batches;
        this.rendering = rendering;
        this.printing = printing;
        this.drawing = drawing;
        this.files = files;
        this.sql = sql;
        this.papers = papers;
        this.gate = gate;
        this.requests = requests;
        this.cards = cards;
        this.healthCards = healthCards;
        this.check = check;
        this.prints = prints;
        this.people = people;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void each_code_on_a_sheet_of_ten_is_read_from_the_page_and_is_genuine() throws Exception {
        var meena = clerk("JSSH");
        var asked = ask(meena, CardForm.POCKET, 12);
        var batch = printed(meena, Batch.Wanted.of(CardForm.POCKET));
        var pdf = pdf(batch, 1, meena);

        Set<String> read = new HashSet<>();
        try (var pages = new PdfPages(pdf)) {
            assertThat(pages.count()).as("two sheets, front and back").isEqualTo(4);
            assertThat(pages.widthMm(0)).isBetween(209.0, 211.0);
            for (int page = 0; page < 4; page += 2) {
                for (Result code : all(pages.raster(page, DPI))) {
                    read.add(code.getText());
                }
            }
        }
        assertThat(read).isEqualTo(asked.stream().map(this::code).collect(Collectors.toSet()));
        assertThat(read)
                .allSatisfy(code -> assertThat(
                                check.check(code.substring(code.indexOf("/Q/") + 3), "10.7." + read.size()))
                        .isInstanceOf(PublicCheck.Real.class));
        assertThat(fonts(pdf))
                .as("our own typefaces, none of this machine")
                .containsExactlyInAnyOrder("NotoSansGurmukhi", "NotoNastaliqUrdu", "OTS");
        assertThat(backOf(pdf, 1, 0))
                .as("behind the first card")
                .contains(asked.getFirst().serial().grouped());
        assertThat(backOf(pdf, 1, 1))
                .as("behind the second")
                .contains(asked.get(1).serial().grouped());
        close(batch, 12, meena);
    }

    @Test
    void single_cards_have_a_page_for_each_side_and_a_letter_has_the_health_card_of_those_who_wished_it() {
        var meena = clerk("RGSSH");
        var wished = people.register();
        cards.issueTemporary(wished, meena, Ids.next().toString());
        healthCards.issue(wished, Set.of("contact"), meena);
        var plain = people.register();
        var next = requests.ask(wished, CardForm.POCKET, meena);
        requests.ask(plain, CardForm.POCKET, meena);
        var batch = printed(meena, new Batch.Wanted(CardForm.POCKET, PaperLayout.Name.SINGLE, "", "", true));

        assertThat(files.of(batch)).extracting(BatchFile::kind).containsExactly(Kind.CARDS, Kind.LETTERS);
        assertThat(files.of(batch)).extracting(BatchFile::pages).containsExactly(4, 2);
        try (var pages = new PdfPages(pdf(batch, 1, meena))) {
            assertThat(pages.widthMm(0)).isBetween(85.0, 86.2);
            assertThat(pages.heightMm(0)).isBetween(53.4, 54.5);
        }
        close(batch, 2, meena);
        batches.dispatch(batch, "EE123456789IN", meena);
        requests.activate(next.id(), meena);
        assertThat(healthCards.latest(wished, meena))
                .as("what the letter shows outlives the card before")
                .isPresent();
    }

    @Test
    void a_sheet_of_stickers_carries_one_serial_ten_times() throws Exception {
        var meena = clerk("MVH");
        var asked = ask(meena, CardForm.STICKERS, 1).getFirst();
        var batch = printed(meena, Batch.Wanted.of(CardForm.STICKERS));
        try (var pages = new PdfPages(pdf(batch, 1, meena))) {
            assertThat(pages.count()).isEqualTo(1);
            assertThat(all(pages.raster(0, DPI)))
                    .hasSize(10)
                    .allMatch(code -> code.getText().equals(code(asked)));
        }
    }

    @Test
    void a_page_that_shows_another_card_than_meant_is_not_let_out() {
        var meena = clerk("HAS");
        ask(meena, CardForm.POCKET, 2);
        var batch = batches.open(Batch.Wanted.of(CardForm.POCKET), meena);
        batches.lock(batch, meena);
        printing.finish(batch);
        var found = sql.find(batch).orElseThrow();
        var claim = new BatchFileSql.Claim(batch, 1, Kind.CARDS, 1, 2);
        var good = papers.make(found, claim);
        assertThat(good.refused()).isEmpty();
        var sheets = papers.sheets(found, claim);
        var swapped = new CardPaper("", PaperLayout.of(PaperLayout.Name.SHEET), sheets.reversed());
        assertThat(gate.refusedCards(good.pdf(), swapped))
                .containsExactlyInAnyOrderElementsOf(
                        sheets.stream().map(CardSheet::id).toList());
    }

    @Test
    void a_file_whose_maker_died_is_made_by_the_next_and_one_that_is_made_is_not_made_again() {
        var meena = clerk("RTRM");
        ask(meena, CardForm.POCKET, 1);
        var batch = batches.open(new Batch.Wanted(CardForm.POCKET, PaperLayout.Name.SINGLE, "", "", true), meena);
        batches.lock(batch, meena);
        jdbc.sql("update card.batch_file set claimed_at = now() where batch = :batch")
                .param("batch", batch.value())
                .update();
        rendering.renderAll();
        assertThat(drawing.drawNext(batch)).as("somebody works on both").isFalse();
        assertThat(files.of(batch)).noneMatch(BatchFile::isMade);
        jdbc.sql("update card.batch_file set claimed_at = claimed_at - interval '1 hour' where batch = :batch")
                .param("batch", batch.value())
                .update();
        printing.finish(batch);
        var made = files.of(batch);
        assertThat(made).hasSize(2).allMatch(BatchFile::isMade);
        assertThat(drawing.drawNext(batch)).isFalse();
        assertThat(files.of(batch)).as("made once").isEqualTo(made);
    }

    @Test
    void a_file_waits_for_the_card_that_another_program_has_in_hand() {
        var meena = clerk("NCJ");
        var batch = lockedWithOneCard(meena);
        transactions.executeWithoutResult(_ -> {
            assumeThat(sql.next(batch)).as("the job was slower").isPresent();
            assertThat(CompletableFuture.supplyAsync(() -> drawing.drawNext(batch))
                            .join())
                    .isFalse();
            assertThat(files.of(batch)).noneMatch(BatchFile::isMade);
        });
        printing.finish(batch);
        assertThat(files.of(batch)).extracting(BatchFile::pages).containsExactly(2);
    }

    @Test
    void a_batch_of_which_nothing_is_to_be_printed_comes_to_its_end() {
        var meena = clerk("DCBH");
        var batch = lockedWithOneCard(meena);
        var refused = transactions.execute(_ -> {
            var card = sql.next(batch);
            card.ifPresent(one -> sql.failed(batch, one, "HOLDER_UNKNOWN"));
            return card;
        });
        assumeThat(refused).as("the job was slower").isPresent();
        printing.finish(batch);
        assertThat(files.of(batch))
                .allMatch(BatchFile::isMade)
                .extracting(BatchFile::pages)
                .containsOnly(0);
    }

    private BatchId lockedWithOneCard(Actor by) {
        ask(by, CardForm.POCKET, 1);
        var batch = batches.open(new Batch.Wanted(CardForm.POCKET, PaperLayout.Name.SINGLE, "", "", false), by);
        batches.lock(batch, by);
        return batch;
    }

    private List<Card> ask(Actor by, CardForm form, int many) {
        var names = List.of("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "نصرت فاطمہ", "श्रीमती कृष्णा ज्योत्स्ना");
        var asked = new ArrayList<Card>();
        for (int n = 0; n < many; n++) {
            PersonId person = people.register(names.get(n % names.size()));
            asked.add(requests.ask(person, form, by));
        }
        return asked;
    }

    private BatchId printed(Actor by, Batch.Wanted wanted) {
        var batch = batches.open(wanted, by);
        batches.lock(batch, by);
        printing.finish(batch);
        return batch;
    }

    private void close(BatchId batch, int cards, Actor by) {
        batches.receive(CardForm.POCKET, cards, by);
        batches.count(batch, new Reconciliation(cards, cards, Set.of(), 0), by);
        batches.confirm(batch, second(by));
    }

    private byte[] pdf(BatchId batch, int number, Actor by) {
        var release = files.release(batch, number, "to be read", by, Instant.now());
        return files.released(release, batch, number, by, Instant.EPOCH).orElseThrow();
    }

    private String code(Card card) {
        return prints.latest(card.id()).orElseThrow().fields().code();
    }

    /** Of a hospital whose batches no other test counts. */
    private static Actor clerk(String facility) {
        return TestHolders.actor(Role.CARD_OPERATOR, facility);
    }

    private static Actor second(Actor one) {
        return new Actor(
                new UserId(Ids.named("user", "Farah")),
                "Farah Khan",
                one.role(),
                one.facility(),
                null,
                "s",
                "10.1.2.3");
    }

    private static List<Result> all(BufferedImage page) throws Exception {
        int width = page.getWidth();
        int height = page.getHeight();
        var source = new RGBLuminanceSource(width, height, page.getRGB(0, 0, width, height, null, 0, width));
        var read = new QRCodeMultiReader()
                .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
        return Arrays.asList(read);
    }

    private static Set<String> fonts(byte[] pdf) throws Exception {
        var names = new HashSet<String>();
        try (var document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (var font : page.getResources().getFontNames()) {
                    String name = page.getResources().getFont(font).getName();
                    names.add(name.replaceFirst("^[A-Z]{6}\\+", "").replaceFirst("-.*", ""));
                }
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** The words behind a card of the front page before. */
    private static String backOf(byte[] pdf, int page, int piece) throws Exception {
        var layout = PaperLayout.of(PaperLayout.Name.SHEET);
        double points = 72 / 25.4;
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripperByArea();
            stripper.addRegion(
                    "back",
                    new Rectangle2D.Double(
                            layout.leftOfBack(piece) * points,
                            layout.topOf(piece) * points,
                            layout.width() * points,
                            layout.height() * points));
            stripper.extractRegions(document.getPage(page));
            return stripper.getTextForRegion("back");
        }
    }
}
