package qadam.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file of {@code --models}: servers, and whether the installation earns money. docs/run/tutor.md describes it. */
final class ModelsFile {
    private static final long LARGEST = 256 * 1024;

    /** What it says. */
    record Plan(List<ModelServer> servers, boolean commercial) {
    }

    private ModelsFile() {
    }

    /** @throws IllegalArgumentException with words for the operator */
    static Plan read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("--models: this file is too large: " + file);
            }
            Yaml root = Yaml.read(Files.readString(file), file.getFileName().toString());
            Path folder = file.toAbsolutePath().getParent();
            Plan plan = new Plan(root.list("servers").stream().map(map -> server(map, folder)).toList(), root.flag("commercial"));
            root.noOthers();
            return plan;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--models: this file cannot be read: " + file);
        }
    }

    private static ModelServer server(Yaml map, Path folder) {
        ModelServer server = new ModelServer(ModelServer.address(map.text("url")), map.optional("profile").map(ModelsFile::profile), map.optional("model"),
            map.optional("key-file").map(folder::resolve), map.optional("hash"), map.number("at-once", 1, 1_000, ModelServer.USUAL_AT_ONCE));
        map.noOthers();
        return server;
    }

    static String profile(String id) {
        if (Profiles.known().find(id).isEmpty()) {
            Set<String> known = Set.copyOf(Profiles.known().all().stream().map(ModelProfile::id).toList());
            throw new IllegalArgumentException("profile: there is no " + id + "; there are " + String.join(", ", known.stream().sorted().toList()));
        }
        return id;
    }

    static ModelServer checked(ModelServer server) {
        server.profile().ifPresent(ModelsFile::profile);
        return server;
    }

    /** All servers of the command line and of the file. */
    static ModelSettings settings(List<String> addresses, Optional<Path> file, boolean commercial, Path data) {
        Optional<Plan> plan = file.map(ModelsFile::read);
        List<ModelServer> servers = new java.util.ArrayList<>(addresses.stream().map(ModelServer::of).map(ModelsFile::checked).toList());
        plan.ifPresent(read -> servers.addAll(read.servers()));
        return ModelSettings.of(servers.toArray(ModelServer[]::new)).earning(commercial || plan.map(Plan::commercial).orElse(false)).in(data);
    }
}
