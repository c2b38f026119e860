package qadam.scim;

import java.util.Locale;

/**
 * How a filter or a path names an attribute (RFC 7644 §3.10), in small letters, for names differ in nothing by their case.
 *
 * @param schema the URN before the name, empty when none was given
 * @param sub the sub-attribute after the dot, empty when none was given
 */
record AttributeName(String schema, String name, String sub) {
    static AttributeName of(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        int end = small.startsWith("urn:") ? small.lastIndexOf(':') : -1;
        String[] parts = small.substring(end + 1).split("\\.", -1);
        if (parts.length > 2 || !parts[0].matches("[a-z$][a-z0-9_$-]*") || parts.length == 2 && !parts[1].matches("[a-z$][a-z0-9_$-]*")) {
            throw new IllegalArgumentException("no attribute");
        }
        return new AttributeName(small.substring(0, Math.max(0, end)), parts[0], parts.length == 2 ? parts[1] : "");
    }

    boolean isOf(String ownSchema) {
        return schema.isEmpty() || schema.equalsIgnoreCase(ownSchema);
    }

    AttributeName withSub(String more) {
        return new AttributeName(schema, name, more);
    }

    /** With its sub-attribute, as {@code name.familyname}. */
    String dotted() {
        return sub.isEmpty() ? name : name + "." + sub;
    }
}
