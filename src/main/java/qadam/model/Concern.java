package qadam.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an operator should know of the models they have connected, and perhaps does not wish to hear.
 *
 * @param values what the words name
 */
public record Concern(Kind kind, Map<String, Object> values) {
    /** In the order of their weight. */
    public enum Kind {
        /** The installation earns money, and the licence forbids that. */
        NOT_FOR_SALE,
        /** The installation earns money, and nobody has established what the licence says. */
        LICENCE_UNKNOWN,
        /** Questions and answers go over a network that others can read. */
        UNENCRYPTED;

        /** The message's. */
        public String key() {
            return "model.concern." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Said in {@code model.concern.…}. */
    public String key() {
        return kind.key();
    }

    /** By the settings alone: nobody is asked. */
    public static List<Concern> of(ModelSettings settings) {
        List<Concern> concerns = new ArrayList<>();
        List<ModelServer> servers = new ArrayList<>(settings.servers());
        settings.schoolBox().flatMap(LocalModel::read).ifPresent(servers::add);
        for (ModelServer server : servers) {
            ModelProfile profile = Profiles.known().of(server.profile(), server.model().orElse(""));
            if (settings.commercial() && !profile.commercial()) {
                concerns.add(licence(profile, server));
            }
            if (server.isOpenToOthers()) {
                concerns.add(new Concern(Kind.UNENCRYPTED, Map.of("host", server.url().getHost())));
            }
        }
        return concerns.stream().distinct().toList();
    }

    /** A model of which we know nothing is called by the name or the place that the operator gave it. */
    private static Concern licence(ModelProfile profile, ModelServer server) {
        String name = profile.id().equals(Profiles.GENERIC) ? server.model().orElse(server.place()) : profile.name();
        return profile.isEstablished(ModelProfile.Fact.LICENCE) ? new Concern(Kind.NOT_FOR_SALE, Map.of("model", name, "licence", profile.licenceId()))
            : new Concern(Kind.LICENCE_UNKNOWN, Map.of("model", name));
    }
}
