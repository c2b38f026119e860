package qadam.gateway;

import java.util.List;
import qadam.model.ModelCard;
import qadam.model.ModelProfile;

/**
 * What the builder's page shows.
 *
 * @param base the address that programs are given
 * @param standing what this reader may do here
 * @param newKey the words of a key that was made just now; empty else
 * @param models those that answer now; none when only examples do
 * @param connected whether the operator has connected any
 * @param profiles of what is known of models, for their licences
 */
public record BuildView(String base, Standing standing, String newKey, String typed, String error, List<GatewayKey> keys, List<ModelCard> models, boolean connected,
                        List<ModelProfile> profiles, List<Sample> samples, UsageChart chart, long tokensLeft, Played played, TaskFacts task, List<Examples.Example> examples) {
    /** What a reader may do here. */
    public enum Standing {
        STRANGER, NOTICE_FIRST, NOT_FOR_YOU, EXAM, MAY;

        public boolean holdsKeys() {
            return this == MAY || this == EXAM;
        }
    }

    /** @param right of so many measured sentences, by the rule of single words */
    public record TaskFacts(long tried, long measured, long right) {
    }

    /** For which there is a written example. */
    public String question() {
        return Samples.QUESTION;
    }

    public String firstModel() {
        return models.isEmpty() ? Examples.MODEL : models.getFirst().id();
    }

    public boolean isWithoutModel() {
        return !connected;
    }
}
