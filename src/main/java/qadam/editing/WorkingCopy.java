package qadam.editing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.CourseSources;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.web.FixedPage;

/**
 * The next version of a course as it stands: the version shown, with what has been accepted and signed since. Never stored;
 * made anew from those, so that it follows when the version shown becomes another.
 *
 * @param fitting accepted suggestions that it holds
 * @param stuck accepted ones whose place was changed otherwise meanwhile, or is gone
 * @param signatures those that hold for its texts
 */
record WorkingCopy(CourseSources base, SourceFiles files, List<Suggestion> fitting, List<Suggestion> stuck, List<Signature> signatures) {
    static WorkingCopy of(CourseSources base, List<Suggestion> accepted, List<Signature> pending) {
        SourceFiles files = base.files();
        List<Suggestion> fitting = new ArrayList<>();
        List<Suggestion> stuck = new ArrayList<>();
        for (Suggestion suggestion : accepted) {
            Optional<SourceFiles> changed = applied(files, suggestion);
            changed.ifPresentOrElse(next -> fitting.add(suggestion), () -> stuck.add(suggestion));
            files = changed.orElse(files);
        }
        List<Signature> signatures = new ArrayList<>();
        for (Signature signature : pending) {
            if (read(files, signature.owner(), signature.language()).equals(signature.read())) {
                files = SourceTexts.sign(files, signature.owner(), signature.language(), signature.signature());
                signatures.add(signature);
            }
        }
        return new WorkingCopy(base, files, fitting, stuck, signatures);
    }

    /** The files with the suggestion; empty when it does not fit. */
    static Optional<SourceFiles> applied(SourceFiles files, Suggestion suggestion) {
        return SourceTexts.find(files, suggestion.address()).flatMap(now -> Merge.of(suggestion.before(), now, suggestion.after()))
            .flatMap(text -> replaced(files, suggestion.address(), text));
    }

    /** The files with another text; whoever had signed the former one has not read this. */
    static Optional<SourceFiles> replaced(SourceFiles files, TextAddress address, String text) {
        try {
            SourceFiles changed = SourceTexts.replace(files, address, text);
            return Optional.of(changed.equals(files) ? files : unsigned(changed, address));
        } catch (IllegalArgumentException noSuchPlace) {
            return Optional.empty();
        }
    }

    private static SourceFiles unsigned(SourceFiles files, TextAddress address) {
        SourceFiles unsigned = files;
        for (Language language : Language.values()) {
            boolean concerned = address.owner().isPresent() && address.language().map(language::equals).orElse(true);
            unsigned = concerned ? SourceTexts.sign(unsigned, address.owner().get(), language, "") : unsigned;
        }
        return unsigned;
    }

    /** The hash of all that an owner says in one language; empty text when there is no such owner. */
    static String read(SourceFiles files, String owner, Language language) {
        String file = owner.replaceFirst("#.*", "");
        String within = owner.contains("#") ? owner.substring(owner.indexOf('#') + 1) + "/" : "";
        String all = String.join("\u0000", SourceTexts.of(files, file).entrySet().stream().filter(text -> text.getKey().startsWith(within))
            .filter(text -> concerns(new TextAddress(file, text.getKey()), language)).map(Map.Entry::getValue).toList());
        return all.isEmpty() ? "" : FixedPage.hash(all.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean concerns(TextAddress address, Language language) {
        return address.language().map(language::equals).orElse(true);
    }

    String course() {
        return base.course();
    }

    boolean isChanged() {
        return !fitting.isEmpty() || !signatures.isEmpty();
    }
}
