package qadam.exchange;

import java.util.Map;

/** A form that was refused, to be shown again beside the others. @param form which one: its act, reach and name */
public record TypedForm(String form, Map<String, String> values, String error) {
    static final TypedForm NOTHING = new TypedForm("", Map.of(), "");

    public String value(String of, String name, String otherwise) {
        return form.equals(of) ? values.getOrDefault(name, otherwise) : otherwise;
    }

    public String error(String of) {
        return form.equals(of) ? error : "";
    }
}
