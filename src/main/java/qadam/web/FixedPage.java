package qadam.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A document that is the same for everybody: made once, compressed once, served from memory with a content-hash ETag that
 * is the same on every node (RFC 9110 §8.8.3; a strong tag for each coding).
 */
public record FixedPage(byte[] plain, byte[] gzip, String type, String hash) {
    public static FixedPage of(byte[] plain, String type) {
        return new FixedPage(plain, compress(plain), type, hash(plain).substring(0, 24));
    }

    public static FixedPage html(byte[] plain) {
        return of(plain, "text/html; charset=utf-8");
    }

    /** Sends the page, or 304 when the browser holds these bytes already. */
    public void send(Context context, String cacheControl) {
        boolean zipped = accepts(context.header(Header.ACCEPT_ENCODING));
        String tag = zipped ? "\"" + hash + "-gz\"" : "\"" + hash + "\"";
        context.header(Header.ETAG, tag).header(Header.CACHE_CONTROL, cacheControl).header(Header.VARY, "Accept-Encoding");
        String known = context.header(Header.IF_NONE_MATCH);
        if (known != null && (known.contains(tag) || known.trim().equals("*"))) {
            context.status(304);
            return;
        }
        context.contentType(type);
        if (zipped) {
            context.header(Header.CONTENT_ENCODING, "gzip");
        }
        byte[] bytes = zipped ? gzip : plain;
        context.res().setContentLength(bytes.length);   // else a page larger than the buffer goes out in chunks
        context.result(bytes);
    }

    /** For pages that may be kept by anybody but must be asked for again each time. */
    public void send(Context context) {
        send(context, "no-cache");
    }

    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean accepts(String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0,") && !encodings.endsWith("gzip;q=0");
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
