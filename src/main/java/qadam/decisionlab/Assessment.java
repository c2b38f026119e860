package qadam.decisionlab;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import qadam.lab.StrictObject;
import tools.jackson.databind.JsonNode;

/**
 * The impact assessment as it was filled in, numbered as the form numbers it.
 *
 * @param texts by the field's name
 * @param due by when the measure is in place; a date, or empty
 * @param again how many unmarked applications a month a person checks to the end
 * @param power whether the person who looks may overturn a mark: alone, by leave, or not
 * @param days in which a complaint is answered
 * @param hearer who looks at a complaint: another person, the same, or the system once more
 * @param decision start, start on conditions, or not
 */
record Assessment(Map<String, String> texts, String due, OptionalDouble again, String power, OptionalDouble days, String hearer, String decision) {
    static final int LONGEST = 2000;
    static final String WHY = "why";
    static final String CHECK = "check";
    static final String STOP = "stop";
    static final String TOWN = "town";
    static final String VILLAGE = "village";
    /** Fields of words in the order of the form. */
    static final List<Field> FIELDS = List.of(new Field(1, "purpose", 60), new Field(2, "affected", 60), new Field(3, "data", 60), new Field(4, TOWN, 50),
        new Field(5, VILLAGE, 50), new Field(6, "measure", 50), new Field(7, "answers", 8), new Field(9, CHECK, 30), new Field(10, "oversight", 50),
        new Field(13, "door", 40), new Field(16, "without", 60), new Field(18, WHY, 80), new Field(19, STOP, 30));
    static final int DUE = 8;
    private static final String[] NAMES = {"purpose", "affected", "data", TOWN, VILLAGE, "measure", "answers", "due", CHECK, "oversight", "again", "power", "door", "days",
        "hearer", "without", "decision", WHY, STOP};
    private static final int ISO_DATE = 10;

    /** @param number as the form shows it @param least signs, for it to say something */
    record Field(int number, String name, int least) {
    }

    static Assessment read(JsonNode work) {
        StrictObject form = new StrictObject(work, NAMES);
        Map<String, String> texts = new TreeMap<>();
        FIELDS.forEach(field -> texts.put(field.name(), form.text(field.name(), LONGEST)));
        return new Assessment(texts, form.text("due", ISO_DATE), form.number("again", 0, Family.ALL), form.oneOf("power", List.of("alone", "leave", "none")),
            form.number("days", 0, 365), form.oneOf("hearer", List.of("other", "same", "system")), form.oneOf("decision", List.of("start", "conditions", "not")));
    }

    String text(String name) {
        return texts.get(name);
    }

    boolean hasDate() {
        try {
            return due.length() == ISO_DATE && LocalDate.parse(due).getYear() > 2000;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
