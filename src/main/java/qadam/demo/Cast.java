package qadam.demo;

import java.util.List;
import qadam.identity.Newcomers;
import qadam.shared.Language;
import qadam.web.DemoNotice;
import qadam.web.Role;

/** The accounts that visitors of a demonstration may use. An administrator is not among them: that takes the console's link. */
record Cast(Learner learner, Learner graduate, Learner candidate, Learner author, Learner office) {
    static final String PASSWORD = "qadam-demo";
    static final DemoNotice NOTICE = new DemoNotice(PASSWORD, List.of(
        new DemoNotice.Account("demo-learner", "web.demo.account.learner", id(1)),
        new DemoNotice.Account("demo-graduate", "web.demo.account.graduate", id(2)),
        new DemoNotice.Account("demo-candidate", "web.demo.account.candidate", id(3)),
        new DemoNotice.Account("demo-author", "web.demo.account.author"),
        new DemoNotice.Account("demo-office", "web.demo.account.office"),
        new DemoNotice.Account("demo-head", "web.demo.account.head"),
        new DemoNotice.Account("demo-teacher", "web.demo.account.teacher")));

    /** The one that the office has seen of whoever joins in this place. */
    private static String id(int place) {
        return Invention.nationalId(place).digits();
    }

    static Cast join(Newcomers newcomers, Invention invention, byte[] hash) {
        Cast cast = new Cast(join(newcomers, invention.account("demo-learner", Language.KK), hash),
            join(newcomers, invention.account("demo-graduate", Language.KK), hash),
            join(newcomers, invention.account("demo-candidate", Language.RU), hash),
            join(newcomers, invention.account("demo-author", Language.KK), hash),
            join(newcomers, invention.account("demo-office", Language.KK), hash));
        newcomers.appoint(cast.author.who().person(), Role.AUTHOR);
        newcomers.appoint(cast.office.who().person(), Role.OFFICE);
        return cast;
    }

    static Learner join(Newcomers newcomers, Learner.Invented invented, byte[] hash) {
        return new Learner(newcomers.add(invented.name(), invented.userName(), hash), invented);
    }
}
