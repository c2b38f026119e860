package qadam.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * The words of the common xAPI vocabularies that say what a kind of step is. Each kind has a verb of its own, so that a
 * statement's verb leads back to its kind.
 *
 * @param display the verb as a person reads it, in English
 * @param type what kind of thing the activity is
 * @param part what is added to the activity's address when the step is about a part of it: one address has one type
 */
record XapiWords(String verb, String display, String type, String part) {
    private static final String VERBS = "http://adlnet.gov/expapi/verbs/";
    private static final String TYPES = "http://adlnet.gov/expapi/activities/";

    static XapiWords of(Kind kind) {
        return switch (kind) {
            case PRACTISED -> new XapiWords(VERBS + "answered", "answered", TYPES + "question", "");
            case EXAM_STARTED -> new XapiWords(VERBS + "initialized", "initialized", TYPES + "assessment", "");
            case RESPONDED -> new XapiWords(VERBS + "responded", "responded", TYPES + "question", "");
            case HANDED_IN -> new XapiWords(VERBS + "completed", "completed", TYPES + "assessment", "");
            case LAB_HANDED_IN -> new XapiWords("http://activitystrea.ms/schema/1.0/submit", "submitted", "http://id.tincanapi.com/activitytype/school-assignment", "");
            case CREDENTIAL_CLAIMED -> new XapiWords("http://id.tincanapi.com/verb/earned", "earned", "http://activitystrea.ms/schema/1.0/badge", "/credential");
        };
    }

    static Optional<Kind> kind(String verb) {
        return Arrays.stream(Kind.values()).filter(kind -> of(kind).verb().equals(verb)).findFirst();
    }
}
