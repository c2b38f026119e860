package qadam.scim;

import io.javalin.http.Context;
import java.util.Arrays;
import qadam.shared.Refusal;

/** Conditions on what a resource is now (RFC 7644 §3.14, RFC 9110 §13.1). */
final class Versions {
    private Versions() {
    }

    /** What the asker expects a resource to be; read before, so that work which runs again asks nothing of the request. */
    record Expected(String header) {
        static Expected by(Context context) {
            return new Expected(context.header("If-Match"));
        }

        /** @throws Refusal when it is another by now */
        void require(String version) {
            if (header != null && !names(header, version)) {
                throw new Refusal(ScimProblem.CHANGED_MEANWHILE);
            }
        }
    }

    /** Whether the asker has just this version already. */
    static boolean isKnown(Context context, String version) {
        String header = context.header("If-None-Match");
        return header != null && names(header, version);
    }

    /** Our versions are weak ones, and so is the comparison. */
    private static boolean names(String header, String version) {
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(one -> one.equals("*") || weak(one).equals(weak(version)));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
