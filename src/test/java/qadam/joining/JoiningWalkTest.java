package qadam.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Ids;
import qadam.web.Role;
import qadam.world.Iin;

/** Who is asked, who may say so, and what the answer is to everybody else. */
class JoiningWalkTest {
    private static Cast cast;

    @BeforeAll
    static void start() {
        cast = new Cast("");
    }

    @AfterAll
    static void stop() {
        cast.close();
    }

    /** An account whose owner has shown a document, and one of the school with which the same document is shown again. @return the number of the proposal */
    private static long twins(String holder, String other) {
        String iin = Iin.next();
        cast.member(other, cast.schoolClass.number());
        assertThat(cast.confirm(holder, iin).statusCode()).isEqualTo(303);
        assertThat(cast.confirm(other, iin).statusCode()).as("one id, one account").isEqualTo(409);
        return cast.joining();
    }

    private static HttpResponse<String> say(Visitor visitor, long joining, String act) {
        visitor.get("/en/me/joinings");
        return visitor.post("/en/me/joinings/" + joining, Map.of("act", act));
    }

    @Test
    void a_person_is_asked_says_yes_and_comes_in_either_way_and_can_take_it_back() {
        Visitor own = cast.arrive("own-one");
        Visitor pupil = cast.arrive("pupil-one");
        long joining = twins("own-one", "pupil-one");
        String asked = own.get("/en/me").body() + own.get("/en/inbox").body();
        assertThat(asked).contains("Do you have another account?", "Another account may be yours too");
        String page = own.get("/en/me/joinings").body();
        assertThat(page).as("where it belongs, and nothing else of it").contains("School No 15", "The same IIN was seen of both").doesNotContain("pupil-one", "7 A");
        assertThat(say(own, joining, "join").statusCode()).isEqualTo(303);
        assertThat(own.get("/en/me").statusCode()).isEqualTo(401);
        assertThat(pupil.get("/en/me").statusCode()).isEqualTo(401);
        Visitor again = cast.signIn("pupil-one");
        assertThat(again.get("/en/me").body()).contains("Name of own-one", "Several accounts of yours are joined");
        assertThat(again.get("/en/me/seen-by").body()).as("the trail holds both accounts").contains("Joined accounts");
        assertThat(again.export("en").get("my-data.json")).contains("\"national_id_seen\" : true", "joined_accounts", "Name of pupil-one", "Name of own-one");
        assertThat(say(again, joining, "part").statusCode()).isEqualTo(303);
        assertThat(cast.signIn("pupil-one").get("/en/me").body()).contains("Name of pupil-one");
        assertThat(cast.state(joining)).isEqualTo("PARTED");
        assertThat(cast.trail()).contains("accounts-joined", "accounts-parted");
    }

    /** Else a clerk and an account that obeys them would learn whom this server knows, and take what is theirs. */
    @Test
    void an_account_with_which_somebody_elses_id_is_tried_is_told_nothing_and_gets_nothing() {
        cast.arrive("neighbour");
        Visitor attacker = cast.arrive("attacker");
        cast.member("attacker", cast.schoolClass.number());   // that much their own page may say
        String before = attacker.get("/en/me").body();
        long joining = twins("neighbour", "attacker");
        assertThat(attacker.get("/en/me").body()).isEqualTo(before);
        assertThat(attacker.get("/en/me/joinings").body()).contains("none is waiting");
        assertThat(attacker.get("/en/inbox").body()).doesNotContain("Another account");
        assertThat(attacker.export("en").get("my-data.json")).doesNotContain("\"evidence\"");
        for (String act : new String[] {"join", "decline", "part"}) {
            assertThat(say(attacker, joining, act).statusCode()).as(act).isEqualTo(404);
        }
        assertThat(cast.state(joining)).isEqualTo("PROPOSED");
    }

    /** Another id that was really seen of them does not make the neighbour's theirs. */
    @Test
    void an_accomplice_with_an_id_of_their_own_is_not_asked_about_a_neighbours() {
        cast.arrive("neighbour-two");
        Visitor attacker = cast.arrive("attacker-two");
        assertThat(cast.confirm("attacker-two", Iin.next()).statusCode()).isEqualTo(303);
        long joining = twins("neighbour-two", "attacker-two");
        assertThat(attacker.get("/en/me/joinings").body()).contains("none is waiting");
        assertThat(say(attacker, joining, "join").statusCode()).isEqualTo(404);
        assertThat(say(attacker, joining, "decline").statusCode()).isEqualTo(404);
    }

    @Test
    void names_are_alike_by_two_words_or_as_a_whole() {
        assertThat(Likeness.of("Айгүл Ким", "ким айгүл")).isEqualTo(Likeness.SAME);
        assertThat(Likeness.of("Ли", "ЛИ")).isEqualTo(Likeness.SAME);
        assertThat(Likeness.of("Айгүл Ерлан Сәрсенова", "Сәрсенова Айгүл")).isEqualTo(Likeness.PARTLY);
        assertThat(Likeness.of("Айгүл Ли", "Айгүл Ким")).isEqualTo(Likeness.DIFFERENT);
        assertThat(Likeness.of("Айгүл Ли", "Айгүл Ли Ким")).as("two letters are no word").isEqualTo(Likeness.DIFFERENT);
        assertThat(Likeness.of("", "")).isEqualTo(Likeness.DIFFERENT);
    }

    /** Each list answers for its own ids: whoever is named by both is asked in both accounts. */
    @Test
    void the_same_id_in_two_lists_asks_both() {
        Visitor first = cast.arrive("list-one");
        Visitor second = cast.arrive("list-two");
        cast.seen("list-one", "roster");
        cast.seen("list-two", "roster");
        assertThat(first.get("/en/me").body()).contains("Do you have another account?");
        assertThat(second.get("/en/me").body()).contains("Do you have another account?");
        assertThat(say(second, cast.joining(), "join").statusCode()).isEqualTo(303);
        assertThat(cast.signIn("list-one").get("/en/me").body()).contains("Name of list-two");
    }

    @Test
    void who_says_no_is_not_asked_again_by_the_same_evidence() {
        Visitor own = cast.arrive("own-two");
        cast.arrive("pupil-two");
        String iin = Iin.next();
        cast.confirm("own-two", iin);
        cast.confirm("pupil-two", iin);
        long joining = cast.joining();
        assertThat(say(own, joining, "decline").statusCode()).isEqualTo(303);
        cast.confirm("pupil-two", iin);
        assertThat(cast.joining()).isEqualTo(joining);
        assertThat(say(own, joining, "join").statusCode()).isEqualTo(409);
        assertThat(cast.office(cast.chief, joining, "vouch", Map.of("kept", Ids.hex(cast.person("own-two")))).statusCode()).as("declined stays declined").isEqualTo(409);
        assertThat(cast.chief.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("own-two")), "other", Ids.hex(cast.person("pupil-two")), "reason", Cast.REASON)).statusCode())
            .as("but two of the office may know better").isEqualTo(303);
    }

    @Test
    void it_takes_two_of_the_office_and_neither_is_one_of_the_accounts() {
        cast.arrive("aigul");
        cast.arrive("bolat");
        Map<String, String> fields = Map.of("person", "http://localhost/en/office/people/" + Ids.hex(cast.person("aigul")), "other", Ids.hex(cast.person("bolat")));
        assertThat(cast.chief.fill("/en/office/joinings", fields).body()).as("a reason").contains("reason-error");
        assertThat(cast.chief.fill("/en/office/joinings", Map.of("person", "nobody", "other", "nobody", "reason", Cast.REASON)).statusCode()).isEqualTo(404);
        assertThat(cast.chief.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("chief")), "other", Ids.hex(cast.person("bolat")), "reason", Cast.REASON)).statusCode()).isEqualTo(403);
        Map<String, String> proposal = Map.of("person", Ids.hex(cast.person("aigul")), "other", Ids.hex(cast.person("bolat")), "reason", Cast.REASON);
        assertThat(cast.chief.fill("/en/office/joinings", proposal).statusCode()).isEqualTo(303);
        assertThat(cast.chief.fill("/en/office/joinings", proposal).statusCode()).as("once").isEqualTo(409);
        long joining = cast.joining();
        assertThat(cast.office(cast.chief, joining, "confirm", Map.of()).statusCode()).as("not by the same").isEqualTo(403);
        assertThat(cast.state(joining)).isEqualTo("VOUCHED");
        assertThat(cast.second.get("/en/office/joinings").body()).as("no names").contains("The names do not agree").doesNotContain("Name of aigul");
        assertThat(cast.office(cast.second, joining, "confirm", Map.of()).statusCode()).isEqualTo(303);
        assertThat(cast.office(cast.second, joining, "confirm", Map.of()).statusCode()).as("once").isEqualTo(409);
        assertThat(cast.chief.get("/en/office/people/" + Ids.hex(cast.person("aigul"))).body()).contains("1 account has been joined");
        assertThat(cast.chief.get("/en/office/people/" + Ids.hex(cast.person("bolat"))).statusCode()).isEqualTo(404);
    }

    /** Else one officer and one accomplice could take any account. */
    @Test
    void what_one_of_the_office_proposes_is_not_settled_by_the_persons_own_word() {
        Visitor accomplice = cast.arrive("accomplice");
        cast.arrive("victim");
        cast.second.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("accomplice")), "other", Ids.hex(cast.person("victim")), "reason", Cast.REASON));
        long joining = cast.joining();
        assertThat(accomplice.get("/en/me/joinings").body()).contains("Somebody of the programme office proposed it", "value=\"decline\"").doesNotContain("value=\"join\"");
        assertThat(say(accomplice, joining, "join").statusCode()).isEqualTo(403);
        assertThat(cast.state(joining)).isEqualTo("VOUCHED");
        assertThat(say(accomplice, joining, "decline").statusCode()).isEqualTo(303);
    }

    /** Else two of the office could join an administrator's account to one of theirs and come in as the administrator. */
    @Test
    void an_account_with_rights_is_joined_only_when_an_administrator_confirms_it() {
        Visitor third = cast.arrive("third", Role.OFFICE);
        cast.arrive("ruler", Role.ADMINISTRATOR);
        cast.arrive("straw-man");
        for (String[] order : new String[][] {{"ruler", "straw-man"}, {"straw-man", "ruler"}}) {
            third.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person(order[0])), "other", Ids.hex(cast.person(order[1])), "reason", Cast.REASON));
            HttpResponse<String> refused = cast.office(cast.second, cast.joining(), "confirm", Map.of());
            assertThat(refused.statusCode()).as(order[0]).isEqualTo(403);
            assertThat(refused.body()).contains("an administrator has to confirm");
            assertThat(cast.state(cast.joining())).isEqualTo("VOUCHED");
            assertThat(cast.office(cast.second, cast.joining(), "decline", Map.of()).statusCode()).isEqualTo(303);
        }
    }

    /** Else what somebody has vouched for would stand behind all that machines have proposed, and the newest would never be seen. */
    @Test
    void behind_fifty_older_pairs_the_office_finds_those_that_wait_for_it_the_rest_and_one_account() {
        cast.database().write(handle -> {
            for (int i = 0; i < 51; i++) {
                UUID one = Ids.random();
                UUID other = Ids.random();
                handle.createUpdate("insert into joinings (person, joined_person, pair, evidence, likeness, state, proposed_at, reason, decision, end_reason) "
                        + "values (:one, :other, :pair, 'NATIONAL_ID', 'SAME', 'PROPOSED', 1, 'one of many', '', '')")
                    .bind("one", one).bind("other", other).bind("pair", Pair.key(one, other)).execute();
            }
            return null;
        });
        cast.arrive("later");
        cast.arrive("pupil-later");
        long proposed = twins("later", "pupil-later");
        cast.arrive("vouched");
        cast.arrive("vouched-too");
        cast.chief.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("vouched")), "other", Ids.hex(cast.person("vouched-too")), "reason", Cast.REASON));
        long vouched = cast.joining();
        String first = cast.second.get("/en/office/joinings").body();
        assertThat(first).contains(shown(vouched)).doesNotContain(shown(proposed));
        assertThat(first.indexOf(shown(vouched))).isLessThan(first.indexOf("one of many"));
        String next = first.replaceAll("(?s).*(/en/office/joinings\\?after=[^\"]*)\".*", "$1");
        assertThat(cast.second.get(next).body()).contains(shown(proposed)).doesNotContain(shown(vouched), "?after=");
        assertThat(cast.second.get("/en/office/joinings?after=x").statusCode()).isEqualTo(400);
        String found = cast.second.get("/en/office/joinings?account=" + Ids.hex(cast.person("pupil-later"))).body();
        assertThat(found).contains(shown(proposed)).doesNotContain(shown(vouched), "one of many");
        HttpResponse<String> nobody = cast.second.get("/en/office/joinings?account=Name");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("account-error");
        assertThat(cast.office(cast.second, proposed, "decline", Map.of("reason", "")).body()).as("what was refused stands there").contains("joining-" + proposed + "-reason-error");
        cast.database().write(handle -> handle.execute("delete from joinings where reason = 'one of many'"));
    }

    private static String shown(long joining) {
        return "id=\"joining-" + joining + "\"";
    }

    @Test
    void nobody_else_is_asked_and_nobody_else_may_answer() {
        cast.arrive("pupil-three");
        cast.arrive("own-three");
        Visitor stranger = cast.arrive("stranger");
        long joining = twins("own-three", "pupil-three");
        assertThat(stranger.get("/en/me/joinings").body()).contains("none is waiting").doesNotContain("School No 15");
        assertThat(say(stranger, joining, "join").statusCode()).isEqualTo(404);
        assertThat(say(stranger, joining, "decline").statusCode()).isEqualTo(404);
        assertThat(say(stranger, 999_999, "join").statusCode()).isEqualTo(404);
        assertThat(stranger.post("/en/me/joinings/x", Map.of("act", "join")).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/en/office/joinings").statusCode()).isEqualTo(403);
        assertThat(new Visitor(cast.house).get("/en/me/joinings").statusCode()).isEqualTo(401);
        assertThat(cast.state(joining)).isEqualTo("PROPOSED");
    }

    @Test
    void ones_own_word_is_not_enough_for_another_name_or_for_rights_over_others() {
        cast.arrive("teacher-four");
        Visitor own = cast.arrive("own-four");
        cast.rename("own-four", own, "Ерлан Сәрсенов");
        long other = twins("own-four", "teacher-four");
        assertThat(say(own, other, "join").statusCode()).isEqualTo(403);
        cast.rename("own-four", own, "Name of teacher-four");
        assertThat(say(own, other, "join").statusCode()).as("a new name proves nothing").isEqualTo(403);
        assertThat(cast.second.get("/en/office/joinings").body()).contains("The names do not agree");
        cast.arrive("teacher-five");
        own = cast.arrive("own-five");
        long joining = twins("own-five", "teacher-five");
        cast.grant("teacher-five", Role.TEACHER, cast.schoolClass.number());
        assertThat(say(own, joining, "join").statusCode()).isEqualTo(403);
        assertThat(own.get("/en/me/joinings").body()).contains("Your word alone is not enough here").doesNotContain("value=\"join\"");
        assertThat(cast.office(cast.second, joining, "vouch", Map.of("kept", Ids.hex(cast.person("own-five")))).statusCode()).isEqualTo(303);
        assertThat(cast.office(cast.chief, joining, "confirm", Map.of()).statusCode()).as("two of the office may").isEqualTo(303);
        assertThat(cast.signIn("teacher-five").get("/en/organisations").body()).contains("7 A");
    }

    @Test
    void two_ids_are_two_people_and_a_running_exam_is_waited_for() {
        cast.arrive("first-id");
        cast.arrive("second-id");
        cast.confirm("first-id", Iin.next());
        cast.confirm("second-id", Iin.next());
        cast.chief.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("first-id")), "other", Ids.hex(cast.person("second-id")), "reason", Cast.REASON));
        HttpResponse<String> two = cast.office(cast.second, cast.joining(), "confirm", Map.of());
        assertThat(two.statusCode()).isEqualTo(409);
        assertThat(two.body()).contains("two different IINs");
        cast.arrive("sits");
        cast.arrive("waits");
        cast.database().write(handle -> handle.createUpdate("""
                insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, rehearsal, form, seat, saves)
                values (:learner, :id, :person, 'e', 'c', 1, 'kk', 1, 9999999999999, 0, '{}', :id, 0)""")
            .bind("learner", cast.learner("sits")).bind("id", Ids.random()).bind("person", cast.person("sits")).execute());
        cast.chief.fill("/en/office/joinings", Map.of("person", Ids.hex(cast.person("waits")), "other", Ids.hex(cast.person("sits")), "reason", Cast.REASON));
        HttpResponse<String> sitting = cast.office(cast.second, cast.joining(), "confirm", Map.of());
        assertThat(sitting.statusCode()).isEqualTo(409);
        assertThat(sitting.body()).contains("An exam is under way");
        assertThat(cast.state(cast.joining())).as("nothing was changed").isEqualTo("VOUCHED");
    }

    @Test
    void of_several_joinings_the_last_is_taken_back_first() {
        cast.arrive("whole");
        cast.arrive("part-one");
        cast.arrive("part-two");
        cast.joinByOffice("whole", "part-one");
        long first = cast.joining();
        cast.joinByOffice("whole", "part-two");
        long last = cast.joining();
        assertThat(cast.office(cast.chief, first, "part", Map.of()).statusCode()).isEqualTo(409);
        assertThat(cast.office(cast.chief, last, "part", Map.of()).statusCode()).isEqualTo(303);
        assertThat(cast.office(cast.chief, first, "part", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void who_leaves_takes_the_joined_accounts_along() {
        cast.arrive("leaver");
        cast.arrive("leavers-school");
        cast.member("leavers-school", cast.schoolClass.number());
        cast.joinByOffice("leaver", "leavers-school");
        Visitor leaver = cast.signIn("leavers-school");
        assertThat(leaver.fill("/en/me/delete", Map.of("name", "Name of leaver")).statusCode()).isEqualTo(303);
        for (String user : new String[] {"leaver", "leavers-school"}) {
            assertThat(Rows.about(cast.database(), cast.person(user)).keySet()).as(user).isSubsetOf("role_grants");
            assertThat(cast.database().<Long>read(handle -> handle.createQuery("select count(*) from person_keys where person = :person")
                .bind("person", cast.person(user)).mapTo(Long.class).one())).as("crypto-shredded").isZero();
        }
        assertThat(cast.database().<Long>read(handle -> handle.createQuery("select count(*) from joined_rows r where not exists (select 1 from joinings j where j.number = r.joining)").mapTo(Long.class).one())).isZero();
    }
}
