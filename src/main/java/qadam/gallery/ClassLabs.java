package qadam.gallery;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;
import qadam.identity.People;
import qadam.lab.HandedIn;
import qadam.lab.LabWorks;
import qadam.lab.Labs;
import qadam.lab.Reason;
import qadam.organisation.Member;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.WebProblem;

/** Puts together what a teacher sees of a class's labs. */
final class ClassLabs {
    private final Courses courses;
    private final Labs labs;
    private final Works works;
    private final Members members;
    private final People people;
    private final Texts texts;

    ClassLabs(Gallery.Around around, Works works, Texts texts) {
        this.courses = around.courses();
        this.labs = around.labs();
        this.members = around.members();
        this.people = around.people();
        this.works = works;
        this.texts = texts;
    }

    /** All labs that there are, as the class stands with each. */
    List<ClassLab> all(Handle handle, Organisation place, Language language) {
        Pupils pupils = pupils(handle, place);
        return courses.all().stream().flatMap(course -> course.labs().stream().filter(lab -> labs.bench(lab).isPresent()).map(lab -> view(pupils, course, lab, language))).toList();
    }

    /** @throws Refusal when there is none of this name */
    ClassLab one(Handle handle, Organisation place, String course, String lab, Language language) {
        Course found = courses.find(course).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        return view(pupils(handle, place), found, found.lab(lab).filter(one -> labs.bench(one).isPresent()).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)), language);
    }

    /** Everybody of a class with all their work. */
    private record Pupils(Map<UUID, String> names, Map<UUID, List<HandedIn>> works) {
    }

    private Pupils pupils(Handle handle, Organisation place) {
        List<UUID> persons = members.of(handle, place.number()).stream().map(Member::person).toList();
        Map<UUID, List<Long>> keys = works.keys(handle, persons);
        List<HandedIn> all = works.of(handle, keys.values().stream().flatMap(List::stream).toList());
        Map<UUID, List<HandedIn>> theirs = new LinkedHashMap<>();
        persons.forEach(person -> theirs.put(person, all.stream().filter(work -> keys.getOrDefault(person, List.of()).contains(work.learner())).toList()));
        return new Pupils(people.names(handle, persons), theirs);
    }

    private ClassLab view(Pupils pupils, Course course, Lab lab, Language language) {
        List<ClassLab.Pupil> lines = pupils.works().entrySet().stream().map(one -> pupil(one.getKey(), pupils.names().get(one.getKey()), here(one.getValue(), course, lab)))
            .sorted(Comparator.comparing(ClassLab.Pupil::name, language.order())).toList();
        List<HandedIn> best = pupils.works().values().stream().flatMap(all -> LabWorks.best(here(all, course, lab)).stream()).toList();
        return new ClassLab(course, lab, lines, best.size() < ClassLab.LEAST ? List.of() : lost(best, language));
    }

    private static List<HandedIn> here(List<HandedIn> all, Course course, Lab lab) {
        return all.stream().filter(work -> work.course().equals(course.slug()) && work.lab().equals(lab.id())).toList();
    }

    private static ClassLab.Pupil pupil(UUID person, String name, List<HandedIn> all) {
        Optional<HandedIn> best = LabWorks.best(all);
        int setAside = (int) all.stream().filter(HandedIn::setAside).count();
        return new ClassLab.Pupil(person, name, all.size() - setAside, best.filter(HandedIn::passed).isPresent(), setAside);
    }

    private List<ClassLab.Lost> lost(List<HandedIn> best, Language language) {
        List<Reason> all = best.stream().flatMap(work -> work.grade().reasons().stream()).filter(reason -> reason.most() > 0).toList();
        Stream<String> keys = all.stream().map(Reason::key).distinct();
        return keys.map(key -> line(all.stream().filter(reason -> reason.key().equals(key)).sorted(Comparator.comparingInt(Reason::points)).toList(), language))
            .filter(one -> one.of() >= ClassLab.LEAST && one.permilleLost() > 0).sorted(Comparator.comparingInt(ClassLab.Lost::permilleLost).reversed()).toList();
    }

    /** @param sorted of one key, the fewest points first */
    private ClassLab.Lost line(List<Reason> sorted, Language language) {
        Reason middle = sorted.get((sorted.size() - 1) / 2);
        int half = (int) sorted.stream().filter(reason -> 2 * reason.points() <= reason.most()).count();
        return new ClassLab.Lost(texts.text(language, middle.key(), middle.values()), sorted.stream().mapToInt(Reason::points).average().orElse(0), middle.most(), half, sorted.size());
    }
}
