package qadam.scim;

import java.util.List;
import qadam.shared.Ids;

/** Somebody as a directory reads them. */
record User(UserRow row, UserWords words) {
    String id() {
        return Ids.hex(row.id());
    }

    String version() {
        return "W/\"" + row.version() + "\"";
    }

    List<String> values(String attribute) {
        return switch (attribute) {
            case "id" -> List.of(id());
            case "active" -> List.of(String.valueOf(row.isActive()));
            default -> words.values(attribute);
        };
    }
}
