package qadam.world;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two machines and a wire between them that nobody else is on: Linux network namespaces, gone when this is closed. Needs root. */
public final class SchoolNetwork implements AutoCloseable {
    public static final String SERVER = "10.231.77.1";
    private static final String PUPIL = "10.231.77.2";

    private final String name = "qadam" + ProcessHandle.current().pid();

    private SchoolNetwork() {
    }

    /** Whether this user may make one. */
    public static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"));
    }

    public static SchoolNetwork make() {
        SchoolNetwork network = new SchoolNetwork();
        network.close();   // what a run that was killed has left
        network.ip("netns add " + network.name + "s");
        network.ip("netns add " + network.name + "p");
        network.ip("-n " + network.name + "s link add wire type veth peer name wire netns " + network.name + "p");
        network.plug("s", SERVER);
        network.plug("p", PUPIL);
        return network;
    }

    private void plug(String machine, String address) {
        ip("-n " + name + machine + " addr add " + address + "/24 dev wire");
        ip("-n " + name + machine + " link set wire up");
        ip("-n " + name + machine + " link set lo up");
    }

    /** Before a command: runs it on the machine of the server. */
    public List<String> onTheServer() {
        return List.of("ip", "netns", "exec", name + "s");
    }

    /** Before a command: runs it on the pupil's machine. */
    public List<String> onThePupils() {
        return List.of("ip", "netns", "exec", name + "p");
    }

    private void ip(String words) {
        Command.run(Path.of("."), Stream.concat(Stream.of("ip"), Stream.of(words.split(" "))).toList());
    }

    @Override
    public void close() {
        for (String machine : List.of("s", "p")) {
            if (Command.run(Path.of("."), List.of("ip", "netns", "list")).lines().anyMatch(line -> line.split(" ")[0].equals(name + machine))) {
                ip("netns del " + name + machine);
            }
        }
    }
}
