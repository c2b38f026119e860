package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

class PdfTest {
    @Test void a_pdf_with_the_credential_attached_is_genuine() {
        var found = Sample.verify(PdfAttachments.attach(page(), Sample.ISSUED.json()));
        assertThat(found.verdict().isGenuine()).isTrue();
        assertThat(found.form()).isEqualTo(Verification.Form.PDF);
        assertThat(found.claims()).contains(Sample.CLAIMS);
    }

    @Test void a_second_attachment_travels_along() throws Exception {
        byte[] bundle = "{\"salt\":\"00\"}".getBytes(StandardCharsets.UTF_8);
        byte[] pdf = PdfAttachments.attach(page(), Sample.ISSUED.json(), bundle);
        assertThat(Sample.verify(pdf).verdict().isGenuine()).isTrue();
        try (var document = Loader.loadPDF(pdf)) {
            var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(names.keySet()).containsExactly("bundle.json", "credential.json");
            assertThat(names.get("bundle.json").getEmbeddedFile().toByteArray()).isEqualTo(bundle);
        }
    }

    @Test void the_same_credential_gives_the_same_pdf() {
        byte[] page = page();
        assertThat(PdfAttachments.attach(page, Sample.ISSUED.json())).isEqualTo(PdfAttachments.attach(page, Sample.ISSUED.json()));
    }

    @Test void an_altered_attachment_is_altered() {
        byte[] changed = new String(Sample.ISSUED.json(), StandardCharsets.UTF_8).replace("Әйгерім", "Айгерим").getBytes(StandardCharsets.UTF_8);
        assertThat(Sample.verify(PdfAttachments.attach(page(), changed)).verdict()).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
    }

    @Test void a_pdf_without_a_credential_says_so() {
        assertThat(Sample.verify(page()).verdict()).isEqualTo(new Verdict.Unreadable(Problem.NO_ATTACHMENT));
    }

    @Test void an_attachment_that_unpacks_without_end_is_refused() {
        assertThat(Sample.verify(PdfAttachments.attach(page(), new byte[100 << 20])).verdict()).isEqualTo(new Verdict.Unreadable(Problem.TOO_LARGE));
        assertThat(Sample.verify(PdfAttachments.attach(page(), new byte[2 << 20])).verdict()).isEqualTo(new Verdict.Unreadable(Problem.TOO_LARGE));
    }

    @Test void a_stream_packed_twice_is_unpacked_only_to_the_cap() throws Exception {
        byte[] twice = deflate(deflate(new byte[300 << 20]));
        assertThat(twice.length).isLessThan(10_000);
        byte[] pdf = withStream(twice, COSName.FLATE_DECODE, COSName.FLATE_DECODE);
        assertThat(Sample.verify(pdf).verdict()).isEqualTo(new Verdict.Unreadable(Problem.TOO_LARGE));
    }

    @Test void lzw_is_refused_however_it_is_written() throws Exception {
        byte[] pdf = withStream(new byte[] {1, 2, 3}, COSName.LZW_DECODE);
        assertThat(Sample.verify(pdf).verdict()).isEqualTo(new Verdict.Unreadable(Problem.BAD_PDF));
        byte[] escaped = new String(pdf, StandardCharsets.ISO_8859_1).replace("/LZWDecode", "/L#5AWDecode").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Sample.verify(escaped).verdict()).isEqualTo(new Verdict.Unreadable(Problem.BAD_PDF));
    }

    @Test void broken_pdfs_get_a_verdict() {
        byte[] pdf = PdfAttachments.attach(page(), Sample.ISSUED.json());
        for (int length = 10; length < pdf.length; length += 97) Sample.verify(Arrays.copyOf(pdf, length));
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] changed = pdf.clone();
            for (int j = 0; j < 10; j++) changed[5 + random.nextInt(pdf.length - 5)] = (byte) random.nextInt(256);
            Sample.verify(changed);
        }
    }

    private static byte[] page() {
        try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.setDocumentId(1L);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withStream(byte[] raw, COSName... filters) throws IOException {
        try (var document = Loader.loadPDF(PdfAttachments.attach(page(), Sample.ISSUED.json())); var out = new ByteArrayOutputStream()) {
            COSStream stream = document.getDocument().createCOSStream();
            try (var write = stream.createRawOutputStream()) {
                write.write(raw);
            }
            var names = new COSArray();
            for (var filter : filters) names.add(filter);
            stream.setItem(COSName.FILTER, names);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Odd"), stream);
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            new ByteArrayInputStream(bytes).transferTo(deflater);
        }
        return out.toByteArray();
    }
}
