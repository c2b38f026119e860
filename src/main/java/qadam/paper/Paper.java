package qadam.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Puts a page of XHTML onto paper: a PDF with fonts for all our letters, tagged for who has it read aloud (PDF/UA). */
public final class Paper {
    private static final byte[] REGULAR = resource("/fonts/NotoSans-Regular.ttf");
    private static final byte[] BOLD = resource("/fonts/NotoSans-Bold.ttf");

    static {
        XRLog.setLoggingEnabled(false);   // it would print each document's timings
    }

    private Paper() {
    }

    /** A sheet's style, from {@code /print}; it never reaches a browser. */
    public static String style(String name) {
        return new String(resource("/print/" + name), StandardCharsets.UTF_8);
    }

    /**
     * The same page, drawings and moment give the same bytes.
     *
     * @param page XHTML with a language, a title and a description
     * @param drawings what each {@code <object data="NAME">} is
     * @param made the date that the file bears
     */
    public static byte[] print(byte[] page, Map<String, Drawing> drawings, Instant made) {
        var builder = new PdfRendererBuilder()
            .useFont(() -> new ByteArrayInputStream(REGULAR), "Noto Sans", 400, FontStyle.NORMAL, true)
            .useFont(() -> new ByteArrayInputStream(BOLD), "Noto Sans", 700, FontStyle.NORMAL, true)
            .useObjectDrawerFactory(new Drawings(drawings))
            .usePdfUaAccessibility(true)
            .withProducer("Qadam")
            .withHtmlContent(new String(page, StandardCharsets.UTF_8), null);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument document = renderer.createPDFKeepOpen()) {
                return save(document, made, Arrays.hashCode(page));
            }
        } catch (IOException undrawable) {
            throw new UncheckedIOException(undrawable);
        }
    }

    private static byte[] save(PDDocument document, Instant made, long id) throws IOException {
        Calendar date = Calendar.getInstance(TimeZone.getTimeZone("Asia/Almaty"));
        date.setTimeInMillis(made.toEpochMilli());
        document.getDocumentInformation().setCreationDate(date);
        document.setDocumentId(id);   // else PDFBox asks the clock
        var bytes = new ByteArrayOutputStream(64 * 1024);
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var stream = Paper.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
