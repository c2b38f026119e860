package qadam.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** A person's labs in the download of their data: all they handed in, with every grade. Erased with them. */
final class LabExport implements Exporter {
    private final LabWorkStore store;

    LabExport(LabWorkStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "labs";
    }

    @Override
    public Set<String> tables() {
        return Set.of("lab_works");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        return store.of(handle, learners).stream().map(work -> readable(work, store.content(handle, work.id()).map(WorkFile::unpack))).toList();
    }

    private static Map<String, Object> readable(HandedIn handedIn, Optional<Work> work) {
        Map<String, Object> readable = new LinkedHashMap<>();
        readable.put("id", Ids.hex(handedIn.id()));
        readable.put("lab", handedIn.course() + "@" + handedIn.version() + "/" + handedIn.lab());
        readable.put("seed", handedIn.seed());
        readable.put("taken_at", handedIn.takenAt().toString());
        readable.put("handed_in_at", handedIn.handedInAt().toString());
        readable.put("points", handedIn.points());
        readable.put("passed", handedIn.passed());
        readable.put("set_aside", handedIn.setAside());
        readable.put("reasons", handedIn.grade().reasons());
        work.ifPresent(kept -> {
            readable.put("reflection", kept.reflection());
            readable.put("work", kept.work());
        });
        return readable;
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        store.erase(handle, leaving.learners());
    }
}
