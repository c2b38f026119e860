package qadam.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.identity.Visitor;
import qadam.web.Role;
import qadam.world.Databases;

/** Rooms over HTTP on a whole server: opened, entered, marked, sat, signed; and what is tried to get around them. */
class RoomWalkTest {
    private static Hall hall;
    private static Visitor dana;

    @BeforeAll
    static void gather() {
        hall = new Hall();
        dana = hall.staff("dana", Role.INVIGILATOR, hall.school);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    /** Time goes on from test to test, and staff are signed out after a night. */
    @BeforeEach
    void come() {
        signIn(dana, "dana");
    }

    @Test
    void an_exam_is_supervised_once_the_sheet_is_signed_and_until_then_the_certificate_waits() {
        Visitor aigul = hall.pupil("aigul", hall.seventh);
        Visitor bolat = hall.pupil("bolat", hall.seventh);
        String room = hall.open(dana, hall.seventh, 90);
        assertThat(dana.get(room).headers().firstValue("Refresh")).as("looks again by itself").isPresent();
        assertThat(dana.get(room + "?note=yes").headers().firstValue("Refresh")).as("and never while somebody types").isEmpty();
        assertThat(dana.get(room + "/code").body()).doesNotContain("Name of aigul").contains("digits large");
        assertThat(Hall.enter(aigul, Hall.code(dana, room)).statusCode()).isEqualTo(303);
        String waiting = aigul.get(Hall.door()).body();
        assertThat(waiting).contains("You are at the door");
        String mark = Hall.found("<p class=\"digits\">([0-9]{2})</p>", waiting);
        assertThat(dana.get(room).body()).contains("Name of aigul", "Waits to be marked", "shows " + mark).doesNotContain("Name of bolat");
        HttpResponse<String> early = aigul.post("/en/exams/" + Hall.EXAM + "/attempts", Map.of());
        assertThat(early.statusCode()).as("the code alone begins nothing").isEqualTo(409);
        assertThat(early.body()).contains("begin when the invigilator has marked you");

        assertThat(Hall.mark(dana, room, "Name of aigul", "<b>").statusCode()).isEqualTo(422);
        assertThat(Hall.mark(dana, room, "Name of aigul", "A-3").statusCode()).isEqualTo(303);
        assertThat(aigul.get(Hall.door()).body()).contains("You are marked at seat A-3", "Begin the exam");
        String attempt = Hall.begin(aigul);
        String second = hall.sit(dana, room, bolat, "bolat", "A-4");
        assertThat(Hall.mark(dana, room, "Name of bolat", "A-3").statusCode()).as("one seat, one sitter").isEqualTo(409);
        assertThat(dana.get(room).body()).contains("Sits the exam", "Seat A-4");
        hall.pass(aigul, attempt);
        assertThat(dana.get(room).body()).contains("Handed in").doesNotContain("18 right", "passed");
        assertThat(aigul.get(Hall.door()).body()).contains("The closing sheet is not signed yet");

        assertThat(aigul.get("/en/claim/" + attempt).body()).contains("Your certificate waits for the room", "Ask the invigilator");
        assertThat(Hall.location(aigul.post("/en/claim/" + attempt, Map.of("name", "Айгүл Омарова", "region", "KZ-75")))).isEqualTo("/en/claim/" + attempt);
        int leaves = hall.leaves().size();

        HttpResponse<String> tooEarly = Hall.sign(dana, room);
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("Somebody still sits the exam");
        hall.pass(bolat, second);
        assertThat(dana.fill(room + "/sheet", Map.of()).body()).contains("Tick that it was so");
        assertThat(dana.fill(room, Map.of("act", "note", "words", "The lights went out for a minute")).statusCode()).isEqualTo(303);
        assertThat(dana.fill(room, Map.of("act", "note", "words", "call +7 701 123 45 67")).body()).contains("looks like somebody’s number");
        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        String sheet = dana.get(room + "/sheet").body();
        assertThat(sheet).contains("Signed by Name of dana", "Name of aigul", "A-3", "The lights went out").containsPattern("<code>[0-9a-f]{64}</code>");

        String credential = Hall.claim(aigul, attempt);
        assertThat(aigul.get(credential).body()).contains("supervised").doesNotContain("online, not supervised");
        assertThat(hall.leaves()).hasSize(leaves + 1).last().asString().contains("\"m\":\"supervised\"");
        assertThat(aigul.get(Hall.door()).body()).contains("your exam is supervised");
        assertThat(hall.trail()).contains("room-opened", "sitter-present", "room-incident-noted", "room-sheet-signed");
        assertThat(aigul.export("en").get("my-data.json")).contains("\"seat\" : \"A-3\"");
        assertThat(dana.export("en").get("my-data.json")).contains("watched_over").doesNotContain("A-3");
    }

    @Test
    void a_signed_sheet_is_never_changed_and_its_fingerprint_stands_in_the_trail() {
        Visitor zarina = hall.pupil("zarina", hall.eighth);
        String room = hall.open(dana, hall.eighth, 30);
        hall.pass(zarina, hall.sit(dana, room, zarina, "zarina", "1"));
        String page = Hall.sitter(dana, room, "Name of zarina");
        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        for (Map<String, String> act : java.util.List.of(Map.of("act", "mark", "seat", "9"), Map.of("act", "away", "words", "was late"), Map.of("act", "move"))) {
            assertThat(dana.post(page, act).statusCode()).as(act.toString()).isEqualTo(409);
        }
        assertThat(dana.post(room, Map.of("act", "note", "words", "later")).statusCode()).isEqualTo(409);
        assertThat(dana.post(room, Map.of("act", "extend")).statusCode()).isEqualTo(409);
        assertThat(dana.post(room + "/sheet", Map.of("affirmed", "yes")).statusCode()).isEqualTo(409);
        String print = Hall.found("<code>([0-9a-f]{64})</code>", dana.get(room + "/sheet").body());
        assertThat(hall.reasons("room-sheet-signed")).last().isEqualTo(print);
        assertThat(dana.get(room + "/sheet.pdf").body()).startsWith("%PDF-");
        Visitor head = hall.staff("head", Role.HEAD, hall.school);
        assertThat(head.get(room + "/sheet").body()).contains(print).doesNotContain("name=\"affirmed\"");
        assertThat(head.get(room).statusCode()).isEqualTo(403);
        assertThat(head.get(room + "/sheet").body()).doesNotContain("somebody has changed the database");
        hall.house.database().write(handle -> handle.createUpdate("update sitters set seat = '2' where seat = '1' and room = :room")
            .bind("room", Long.parseLong(room.substring(room.lastIndexOf('/') + 1))).execute());
        assertThat(head.get(room + "/sheet").body()).as("behind its back").contains("somebody has changed the database");
    }

    @Test
    void whoever_teaches_somebody_who_sits_there_watches_over_nothing() {
        Visitor both = hall.staff("both", Role.INVIGILATOR, hall.school);
        hall.give("both", Role.TEACHER, hall.seventh);
        HttpResponse<String> own = both.fill(hall.rooms(), Map.of("exam", Hall.EXAM, "group", Long.toString(hall.seventh.number()), "minutes", "90"));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("You teach somebody who would sit here");
        Visitor madi = hall.pupil("madi", hall.eighth);
        hall.join("madi", hall.seventh);
        assertThat(both.fill(hall.rooms(), Map.of("exam", Hall.EXAM, "group", Long.toString(hall.eighth.number()), "minutes", "90")).statusCode())
            .as("one pupil of theirs in another class is enough").isEqualTo(403);
        String room = hall.open(dana, hall.eighth, 30);
        Hall.enter(madi, Hall.code(dana, room));
        assertThat(Hall.mark(both, room, "Name of madi", "1").body()).contains("You teach this person");
        String attempt = hall.sit(dana, room, madi, "madi", "1");
        hall.pass(madi, attempt);
        assertThat(Hall.sign(both, room).statusCode()).as("nor signs").isEqualTo(403);
        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        Visitor self = hall.staff("self", Role.INVIGILATOR, hall.school);
        hall.join("self", hall.eighth);
        String mine = hall.open(self, hall.eighth, 30);
        assertThat(Hall.enter(self, Hall.code(self, mine)).statusCode()).as("nor sits in a room of their own").isEqualTo(403);
    }

    @Test
    void the_code_of_the_last_minute_still_opens_and_an_older_one_does_not() {
        Visitor[] pupils = {hall.pupil("early", hall.seventh), hall.pupil("late", hall.seventh), hall.pupil("tardy", hall.seventh)};
        String room = hall.open(dana, hall.seventh, 30);
        String code = Hall.code(dana, room);
        long intoTheMinute = Math.floorMod(hall.clock.instant().getEpochSecond(), 60);
        assertThat(Hall.enter(pupils[0], code.substring(0, 3) + " " + code.substring(3)).statusCode()).isEqualTo(303);
        hall.clock.forward(Duration.ofSeconds(119 - intoTheMinute));
        assertThat(Hall.enter(pupils[1], code).statusCode()).as("the last second of the next minute").isEqualTo(303);
        hall.clock.forward(Duration.ofSeconds(1));
        assertThat(Hall.code(dana, room)).isNotEqualTo(code);
        HttpResponse<String> old = Hall.enter(pupils[2], code);
        assertThat(old.statusCode()).isEqualTo(422);
        assertThat(old.body()).contains("These digits open no room for you now");
    }

    @Test
    void a_photographed_code_serves_nobody_outside() {
        Visitor pupil = hall.pupil("pupil", hall.seventh);
        Visitor absent = hall.pupil("absent", hall.seventh);
        Visitor stranger = hall.someone("stranger");
        String room = hall.open(dana, hall.seventh, 90);
        String photo = Hall.code(dana, room);
        assertThat(Hall.enter(stranger, photo).statusCode()).as("of another class, or of none").isEqualTo(422);
        Hall.enter(absent, photo);
        assertThat(absent.post("/en/exams/" + Hall.EXAM + "/attempts", Map.of()).statusCode()).as("nobody marks an empty seat").isEqualTo(409);
        assertThat(dana.fill(Hall.sitter(dana, room, "Name of absent"), Map.of("act", "away", "words", "Not in the room")).statusCode()).isEqualTo(303);
        assertThat(absent.get(Hall.door()).body()).contains("has not let you in", "Not in the room");
        Hall.enter(absent, Hall.code(dana, room));
        assertThat(absent.get(Hall.door()).body()).as("entering again changes nothing").contains("has not let you in");

        Visitor accomplice = new Visitor(hall.house);
        signIn(accomplice, "pupil");
        assertThat(Hall.enter(accomplice, photo).statusCode()).isEqualTo(303);
        String outside = Hall.found("shows ([0-9]{2})", dana.get(room).body().substring(dana.get(room).body().indexOf("Name of pupil")));
        Hall.enter(pupil, Hall.code(dana, room));
        String inside = Hall.found("<p class=\"digits\">([0-9]{2})</p>", pupil.get(Hall.door()).body());
        assertThat(dana.get(room).body()).contains("shows " + inside);
        assertThat(Hall.found("<p class=\"digits\">([0-9]{2})</p>", accomplice.get(Hall.door()).body())).isEqualTo(outside);
        Hall.mark(dana, room, "Name of pupil", "5");
        accomplice.get("/en/exams/" + Hall.EXAM);
        HttpResponse<String> there = accomplice.post("/en/exams/" + Hall.EXAM + "/attempts", Map.of());
        assertThat(there.statusCode()).as("only the browser that was marked begins").isEqualTo(409);
        assertThat(there.body()).contains("in another browser");
        pupil.get(Hall.door());
        String attempt = Hall.begin(pupil);
        assertThat(accomplice.fill("/en/attempts/" + attempt + "/seat", Map.of()).statusCode()).as("and nobody takes it away").isEqualTo(409);
        dana.fill(Hall.sitter(dana, room, "Name of pupil"), Map.of("act", "move"));
        assertThat(accomplice.post("/en/attempts/" + attempt + "/seat", Map.of()).statusCode()).as("unless the invigilator lets").isEqualTo(303);
        pupil.get("/en/me");
        assertThat(pupil.post("/en/attempts/" + attempt + "/seat", Map.of()).statusCode()).as("once").isEqualTo(409);
    }

    private static void signIn(Visitor visitor, String user) {
        assertThat(visitor.fill("/en/sign-in", Map.of("user", user, "password", "көк аспан таза")).statusCode()).isEqualTo(303);
    }

    @Test
    void whoever_is_sent_out_has_passed_nothing_and_may_sit_again() {
        Visitor cheat = hall.pupil("cheat", hall.seventh);
        String room = hall.open(dana, hall.seventh, 90);
        String attempt = hall.sit(dana, room, cheat, "cheat", "1");
        hall.answer(cheat, attempt);
        assertThat(dana.fill(Hall.sitter(dana, room, "Name of cheat"), Map.of("act", "away", "words", "")).body()).contains("Write down what it was");
        assertThat(dana.fill(Hall.sitter(dana, room, "Name of cheat"), Map.of("act", "away", "words", "Read from a phone")).statusCode()).isEqualTo(303);
        assertThat(cheat.get("/en/attempts/" + attempt + "/result").body()).contains("The invigilator sent you out").doesNotContain("/claim/");
        assertThat(cheat.get(Hall.door()).body()).contains("Read from a phone", "ended your exam");
        assertThat(cheat.get("/en/claim/" + attempt).statusCode()).isEqualTo(404);
        assertThat(Hall.mark(dana, room, "Name of cheat", "1").statusCode()).as("for good").isEqualTo(409);
        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        assertThat(dana.get(room + "/sheet").body()).contains("Sent out: Read from a phone");
        assertThat(cheat.get("/en/exams/" + Hall.EXAM).body()).doesNotContain("You have passed");
        hall.clock.forward(Duration.ofHours(25));
        cheat.get("/en/exams/" + Hall.EXAM);
        assertThat(Hall.begin(cheat)).isNotEqualTo(attempt);
        assertThat(hall.reasons("sitter-expelled"))
            .as("no reason that names somebody's deed in the trail").noneMatch(reason -> reason.contains("phone"));
    }

    @Test
    void whoever_was_expelled_after_handing_in_gets_no_certificate_either() {
        Visitor two = hall.pupil("two", hall.seventh);
        String room = hall.open(dana, hall.seventh, 90);
        String attempt = hall.sit(dana, room, two, "two", "1");
        hall.pass(two, attempt);
        dana.fill(Hall.sitter(dana, room, "Name of two"), Map.of("act", "away", "words", "Somebody else sat there"));
        Hall.sign(dana, room);
        assertThat(two.get("/en/claim/" + attempt).body()).contains("sent you out of the room");
        assertThat(two.post("/en/claim/" + attempt, Map.of("name", "Айгүл Омарова", "region", "KZ-75")).statusCode()).isEqualTo(303);
        assertThat(two.get("/en/claim/" + attempt).body()).contains("no certificate");
    }

    @Test
    void a_room_that_is_over_lets_nobody_begin_and_unsigned_counts_as_online() {
        Visitor slow = hall.pupil("slow", hall.seventh);
        Visitor quick = hall.pupil("quick", hall.seventh);
        String room = hall.open(dana, hall.seventh, 30);
        String attempt = hall.sit(dana, room, quick, "quick", "1");
        Hall.enter(slow, Hall.code(dana, room));
        Hall.mark(dana, room, "Name of slow", "2");
        String code = Hall.code(dana, room);
        hall.pass(quick, attempt);
        hall.clock.forward(Duration.ofMinutes(20));
        assertThat(dana.get(room).body()).contains("Over, the sheet is not signed").doesNotContain("class=\"digits\"");
        slow.get(Hall.door());
        HttpResponse<String> over = slow.post("/en/exams/" + Hall.EXAM + "/attempts", Map.of());
        assertThat(over.body()).as("nobody begins online by mistake").contains("The room that you entered is over");
        assertThat(Hall.enter(hall.pupil("last", hall.seventh), code).statusCode()).isEqualTo(422);
        assertThat(slow.fill(Hall.door(), Map.of("act", "leave")).statusCode()).isEqualTo(303);
        slow.get("/en/exams/" + Hall.EXAM);
        String online = Hall.begin(slow);
        hall.pass(slow, online);
        String sitter = Hall.sitter(dana, room, "Name of quick");
        hall.clock.forward(Duration.ofDays(3).minus(Duration.ofMinutes(5)));
        signIn(dana, "dana");
        dana.get(hall.rooms());
        assertThat(dana.post(room + "/sheet", Map.of("affirmed", "yes")).statusCode()).as("too late by minutes").isEqualTo(409);
        signIn(quick, "quick");
        assertThat(quick.get("/en/claim/" + attempt).body()).as("clocks of two servers may differ").contains("waits for the room");
        hall.clock.forward(Duration.ofMinutes(10));
        String credential = Hall.claim(quick, attempt);
        assertThat(quick.get(credential).body()).contains("online, not supervised");
        assertThat(dana.get(sitter).body()).doesNotContain("name=\"words\"", "name=\"seat\"");
        for (Map<String, String> act : java.util.List.of(Map.of("act", "away", "words", "Somebody else sat there"), Map.of("act", "mark", "seat", "9"), Map.of("act", "move"))) {
            assertThat(dana.post(sitter, act).statusCode()).as("nothing changes behind a certificate: " + act).isEqualTo(409);
        }
        assertThat(dana.post(room, Map.of("act", "note", "words", "later")).body()).contains("The time to sign is over");
        assertThat(dana.post(room, Map.of("act", "extend")).statusCode()).isEqualTo(409);
        assertThat(quick.get("/en/attempts/" + attempt + "/result").body()).doesNotContain("sent you out");
        assertThat(quick.get(credential).body()).contains("online, not supervised");
        signIn(slow, "slow");
        assertThat(slow.get(Hall.claim(slow, online)).body()).contains("online, not supervised");
        assertThat(dana.get(room).body()).contains("Not signed in time");
    }

    @Test
    void a_sheet_is_signed_also_when_somebody_has_had_their_account_erased() {
        Visitor sat = hall.pupil("gone", hall.seventh);
        Visitor waited = hall.pupil("faded", hall.seventh);
        Visitor stays = hall.pupil("stays", hall.seventh);
        String room = hall.open(dana, hall.seventh, 90);
        hall.pass(sat, hall.sit(dana, room, sat, "gone", "1"));
        hall.pass(stays, hall.sit(dana, room, stays, "stays", "2"));
        Hall.enter(waited, Hall.code(dana, room));
        String left = Hall.sitter(dana, room, "Name of gone");
        String door = Hall.sitter(dana, room, "Name of faded");
        assertThat(sat.fill("/en/me/delete", Map.of("name", "Name of gone")).statusCode()).isEqualTo(303);
        assertThat(waited.fill("/en/me/delete", Map.of("name", "Name of faded")).statusCode()).isEqualTo(303);
        assertThat(dana.fill(door, Map.of("act", "away", "words", "Nobody is there")).statusCode()).isEqualTo(303);
        assertThat(dana.fill(left, Map.of("act", "away", "words", "Somebody else sat there")).statusCode()).isEqualTo(303);
        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        assertThat(dana.get(room + "/sheet").body()).contains("Name of stays", "Erased").doesNotContain("Name of gone", "Name of faded", "Nobody is there",
            "somebody has changed the database");
    }

    @Test
    void only_invigilators_of_the_school_see_its_rooms_and_only_their_own_schools() {
        String room = hall.open(dana, hall.seventh, 30);
        Visitor head = hall.staff("head2", Role.HEAD, hall.school);
        Visitor teacher = hall.staff("teacher", Role.TEACHER, hall.seventh);
        assertThat(head.get(hall.rooms()).statusCode()).isEqualTo(403);
        assertThat(teacher.get(room).statusCode()).isEqualTo(403);
        assertThat(teacher.get(room + "/sheet").statusCode()).isEqualTo(403);
        assertThat(dana.get("/en/organisations/" + hall.seventh.number() + "/rooms").statusCode()).as("a class has no rooms").isEqualTo(404);
        assertThat(dana.get(hall.rooms() + "/999999").statusCode()).isEqualTo(404);
        assertThat(dana.get(room + "/sitters/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(dana.fill(hall.rooms(), Map.of("exam", "nothing", "group", "1", "minutes", "90")).body()).contains("Choose an exam.");
        assertThat(dana.fill(hall.rooms(), Map.of("exam", Hall.EXAM, "group", "1", "minutes", "90")).body()).contains("Choose at least one class");
        assertThat(dana.fill(hall.rooms(), Map.of("exam", Hall.EXAM, "group", Long.toString(hall.seventh.number()), "minutes", "9000")).statusCode()).isEqualTo(422);
    }

    /** On PostgreSQL: what one server shows the other accepts, and what one has signed the other does not change. */
    @Test
    void two_servers_are_one_room() {
        String database = Databases.postgresqlUrl();
        try (Hall far = new Hall(database); House second = far.node()) {
            Visitor watcher = far.staff("dana", Role.INVIGILATOR, far.school);
            Visitor aigul = far.pupil("aigul", far.seventh);
            Visitor there = new Visitor(second);
            signIn(there, "aigul");
            Visitor watcherThere = new Visitor(second);
            signIn(watcherThere, "dana");
            String room = far.open(watcher, far.seventh, 90);
            assertThat(Hall.code(watcherThere, room)).isEqualTo(Hall.code(watcher, room));
            assertThat(Hall.enter(there, Hall.code(watcher, room)).statusCode()).isEqualTo(303);
            assertThat(Hall.mark(watcherThere, room, "Name of aigul", "7").statusCode()).isEqualTo(303);
            there.get(Hall.door());
            String attempt = Hall.begin(there);
            assertThat(Hall.sign(watcher, room).statusCode()).as("the other server's sitter still sits").isEqualTo(409);
            far.pass(there, attempt);
            assertThat(Hall.sign(watcher, room).statusCode()).isEqualTo(303);
            assertThat(Hall.sign(watcherThere, room).statusCode()).isEqualTo(409);
            assertThat(there.get(Hall.claim(there, attempt)).body()).contains("supervised").doesNotContain("online, not supervised");
            assertThat(aigul.get("/en/credentials").statusCode()).isEqualTo(200);
        }
    }
}
