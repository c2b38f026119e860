package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import qadam.credential.Leaf;
import qadam.log.LogFault;
import qadam.log.LogFault.Kind;

/** The rule over leaves in their order, and the leaves that have no place in one. */
class RecountTest {
    private static final String KEY = "a".repeat(64);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final Leaf OPEN = new Leaf.Open("kz-2026@1", 2026, 1, FIRST, LAST, List.of("everyone"), List.of("online", "supervised"), KEY, "2026-W48");
    private static int commitments;

    private static Leaf issue(String tag, String established) {
        return issue(tag, established, "everyone", "online");
    }

    private static Leaf issue(String tag, String established, String track, String mode) {
        return new Leaf.Issue(Optional.ofNullable(tag).map(one -> one.repeat(32)), "%064x".formatted(++commitments * 1_000_003L).replaceFirst("^0{16}", "%016x".formatted(commitments)),
            "kz-2026@1", track, 1, "KZ-75", "2026-W48", mode, established, "state");
    }

    private static Recount read(Leaf... leaves) {
        Recount recount = new Recount();
        for (int i = 0; i < leaves.length; i++) {
            recount.add(i, leaves[i].line());
        }
        return recount;
    }

    private static long number(Recount recount, Measure measure) {
        return recount.cells("kz-2026").getOrDefault(Cell.total(measure), 0L);
    }

    private static void fault(Kind kind, Leaf... leaves) {
        assertThatThrownBy(() -> read(leaves)).isInstanceOfSatisfying(LogFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.values().get("what")).isEqualTo(Integer.toString(leaves.length - 1));
        });
    }

    @Test
    void a_claim_makes_a_credential_without_a_tag_count_once() {
        Leaf claim = new Leaf.Claim(Optional.of(1L), "b".repeat(32), "roster", "2026-W49");
        assertThat(number(read(OPEN, issue(null, "sso")), Measure.TRAINED)).isZero();
        assertThat(number(read(OPEN, issue(null, "sso"), claim), Measure.TRAINED)).isEqualTo(1);
        assertThat(number(read(OPEN, issue(null, "sso"), issue("b", "sso"), claim), Measure.TRAINED)).isEqualTo(1);
        fault(Kind.HAS_A_TAG, OPEN, issue(null, "sso"), claim, claim);
        fault(Kind.HAS_A_TAG, OPEN, issue("b", "sso"), claim);
    }

    @Test
    void a_claim_takes_a_declared_account_to_the_person_and_leaves_nothing_of_it_behind() {
        Leaf claim = new Leaf.Claim(Optional.of(1L), "b".repeat(32), "roster", "2026-W49");
        assertThat(both(read(OPEN, issue("a", "self")))).containsExactly(0L, 1L);
        assertThat(both(read(OPEN, issue("a", "self"), claim))).containsExactly(1L, 0L);
        assertThat(both(read(OPEN, issue("a", "self"), issue("a", "self"), claim))).as("the account's other credential stays declared").containsExactly(1L, 1L);
        assertThat(both(read(OPEN, issue("a", "self"), issue("b", "sso"), claim))).as("one person twice").containsExactly(1L, 0L);
        assertThat(both(read(OPEN, issue(null, "self"), claim))).containsExactly(1L, 0L);
        fault(Kind.HAS_A_TAG, OPEN, issue("a", "self"), claim, claim);
        Leaf revoke = new Leaf.Revoke(Optional.of(1L), "mistake", "2026-W49");
        Leaf reinstate = new Leaf.Reinstate(Optional.of(1L), "mistake", "2026-W50");
        assertThat(both(read(OPEN, issue("a", "self"), revoke, claim))).containsExactly(0L, 0L);
        assertThat(both(read(OPEN, issue("a", "self"), revoke, claim, reinstate))).containsExactly(1L, 0L);
        assertThat(read(OPEN, issue("a", "self"), claim).cells("kz-2026").keySet()).noneMatch(cell -> cell.measure() == Measure.DECLARED);
        assertThat(read(OPEN, issue("a", "self", "teachers", "online"), claim).cells("kz-2026")).as("a track that does not count").containsOnlyKeys(Cell.total(Measure.ISSUED));
    }

    private static List<Long> both(Recount recount) {
        return List.of(number(recount, Measure.TRAINED), number(recount, Measure.DECLARED));
    }

    @Test
    void a_claim_says_who_confirms_its_person_and_self_does_not() {
        String line = new Leaf.Claim(Optional.of(1L), "b".repeat(32), "roster", "2026-W49").line();
        assertThat(line).isEqualTo("{\"t\":\"claim\",\"x\":1,\"p\":\"" + "b".repeat(32) + "\",\"a\":\"roster\",\"d\":\"2026-W49\"}");
        for (String other : List.of(line.replace("roster", "self"), line.replace(",\"a\":\"roster\"", ""), line.replace("\"" + "b".repeat(32) + "\"", "null"))) {
            Recount recount = read(OPEN, issue("a", "self"));
            assertThatThrownBy(() -> recount.add(2, other)).as(other).isInstanceOfSatisfying(LogFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.NOT_A_LEAF));
        }
    }

    @Test
    void revoked_and_claimed_in_either_order_it_does_not_count_until_reinstated() {
        Leaf claim = new Leaf.Claim(Optional.of(1L), "b".repeat(32), "roster", "2026-W49");
        Leaf revoke = new Leaf.Revoke(Optional.of(1L), "mistake", "2026-W49");
        Leaf reinstate = new Leaf.Reinstate(Optional.of(1L), "mistake", "2026-W50");
        for (Recount revoked : List.of(read(OPEN, issue(null, "sso"), claim, revoke), read(OPEN, issue(null, "sso"), revoke, claim))) {
            assertThat(List.of(number(revoked, Measure.TRAINED), number(revoked, Measure.REVOKED))).containsExactly(0L, 1L);
        }
        Recount again = read(OPEN, issue(null, "sso"), revoke, claim, reinstate);
        assertThat(List.of(number(again, Measure.TRAINED), number(again, Measure.REVOKED))).containsExactly(1L, 0L);
    }

    @Test
    void after_the_closing_no_issue_and_no_claim_counts_but_a_revocation_and_a_reinstatement_do() {
        Leaf[] leaves = {OPEN, issue(null, "sso"), issue("b", "sso"), issue(null, "sso"),   // three in time
            issue("c", "sso"), new Leaf.Claim(Optional.of(1L), "d".repeat(32), "roster", "2027-W03"), new Leaf.Revoke(Optional.of(2L), "mistake", "2027-W03"),
            new Leaf.Revoke(Optional.of(1L), "mistake", "2027-W03")};
        Recount closed = new Recount(programme -> programme.equals("kz-2026") ? 4 : Long.MAX_VALUE);
        for (int i = 0; i < leaves.length; i++) {
            closed.add(i, leaves[i].line());
        }
        assertThat(List.of(number(closed, Measure.TRAINED), number(closed, Measure.ISSUED), number(closed, Measure.REVOKED))).containsExactly(0L, 4L, 2L);
        closed.add(8, new Leaf.Reinstate(Optional.of(2L), "mistake", "2027-W04").line());
        assertThat(number(closed, Measure.TRAINED)).isEqualTo(1);
        assertThatThrownBy(() -> closed.add(9, new Leaf.Claim(Optional.of(1L), "e".repeat(32), "roster", "2027-W04").line())).isInstanceOfSatisfying(LogFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(Kind.HAS_A_TAG));
        assertThat(number(read(OPEN, issue("c", "sso")), Measure.TRAINED)).as("while it is open").isEqualTo(1);
    }

    @Test
    void only_tracks_and_modes_of_its_own_version_count() {
        Leaf second = new Leaf.Open("kz-2026@2", 2026, 1, FIRST, LAST, List.of("everyone", "teachers"), List.of("supervised"), KEY, "2026-W48");
        assertThat(number(read(OPEN, issue("b", "sso", "teachers", "online")), Measure.TRAINED)).isZero();
        assertThat(number(read(OPEN, issue("b", "sso", "everyone", "rehearsal")), Measure.TRAINED)).isZero();
        Leaf.Issue teacher = (Leaf.Issue) issue("b", "sso", "teachers", "supervised");
        Leaf newer = new Leaf.Issue(teacher.tag(), teacher.commitment(), "kz-2026@2", "teachers", 1, "KZ-75", "2026-W48", "supervised", "sso", "state");
        Recount both = read(OPEN, second, newer, issue("b", "sso"));
        assertThat(number(both, Measure.TRAINED)).as("one person in two versions").isEqualTo(1);
        assertThat(both.cells("kz-2026")).containsEntry(new Cell(Measure.TRAINED, Dimension.TRACK, "teachers"), 1L)
            .containsEntry(new Cell(Measure.TRAINED, Dimension.TRACK, "everyone"), 1L);
    }

    @Test
    void a_leaf_outside_its_editions_days_does_not_count_but_in_a_demonstration() {
        assertThat(List.of("2026-W01", "2026-W53", "2026-01", "2026-12").stream().allMatch(when -> counts("kz-2026@1", when))).isTrue();
        assertThat(List.of("2025-W52", "2027-W01", "2025-12", "2027-01").stream().noneMatch(when -> counts("kz-2026@1", when))).isTrue();
        assertThat(counts("demo-kz-2026@1", "2027-W01")).isTrue();
    }

    /** Whether a credential counts must not hang on how many others were issued beside it. */
    @Test
    void a_leaf_of_an_editions_first_or_last_day_counts_also_when_its_cell_was_small() {
        for (int year = 2026; year < 2040; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate last = LocalDate.of(year, 12, 31);
            Leaf.Open edition = new Leaf.Open("kz-2026@1", year, 1, first, last, List.of("everyone"), List.of("online"), KEY, "2026-W48");
            for (LocalDate day : List.of(first, last)) {
                Leaf.Issue issued = new Leaf.Issue(Optional.of("b".repeat(32)), "0".repeat(64), "kz-2026@1", "everyone", 1, "KZ-75", Leaf.week(day), "online", "sso", "state");
                assertThat(CountRule.counts(issued, edition)).as("%s", day).isTrue();
                assertThat(CountRule.counts(issued.coarse(), edition)).as("%s, coarse", day).isTrue();
            }
        }
    }

    private static boolean counts(String edition, String when) {
        return CountRule.counts(new Leaf.Issue(Optional.of("b".repeat(32)), "0".repeat(64), edition, "everyone", 1, "KZ-75", when, "online", "sso", "state"),
            new Leaf.Open(edition, 2026, 1, FIRST, LAST, List.of("everyone"), List.of("online"), KEY, "2026-W48"));
    }

    @Test
    void leaves_that_cannot_stand_where_they_stand_end_the_count() {
        Leaf once = issue("b", "sso");
        fault(Kind.NOT_OPENED, issue("b", "sso"));
        fault(Kind.OPENED_TWICE, OPEN, OPEN);
        fault(Kind.OTHER_RULE, new Leaf.Open("kz-2026@1", 2026, 2, FIRST, LAST, List.of(), List.of(), KEY, "2026-W48"));
        fault(Kind.COMMITMENT_TWICE, OPEN, once, once);
        fault(Kind.NO_SUCH_LEAF, OPEN, once, new Leaf.Revoke(Optional.of(0L), "mistake", "2026-W48"));
        fault(Kind.NO_SUCH_LEAF, OPEN, once, new Leaf.Revoke(Optional.of(2L), "mistake", "2026-W48"));
        fault(Kind.NO_SUCH_LEAF, OPEN, once, new Leaf.Revoke("mistake", "2026-W48"));
        fault(Kind.REVOKED_TWICE, OPEN, once, new Leaf.Revoke(Optional.of(1L), "mistake", "2026-W48"), new Leaf.Revoke(Optional.of(1L), "holder", "2026-W48"));
        fault(Kind.NOT_REVOKED, OPEN, once, new Leaf.Reinstate(Optional.of(1L), "mistake", "2026-W48"));
        fault(Kind.CLOSED_WRONG, OPEN, new Leaf.Close("kz-2026@1", "b".repeat(64), "2027-W29"));
        fault(Kind.CLOSED_WRONG, new Leaf.Close("kz-2026@1", KEY, "2027-W29"));
        assertThat(number(read(OPEN, once, new Leaf.Close("kz-2026@1", KEY, "2027-W29")), Measure.TRAINED)).isEqualTo(1);
    }

    /** Two readers must never read one line in two ways. */
    @Test
    void a_line_in_any_other_form_is_no_leaf() {
        String line = issue("b", "sso").line();
        for (String other : List.of("", "{}", line + " ", " " + line, line + "\n", line.replace(",", ", "), line.replace("\"l\":1", "\"l\":1.0"), line.replace("\"l\":1", "\"l\":\"1\""),
                line.replace("\"a\":\"sso\"", "\"a\":\"SSO\""), line.replace("}", ",\"z\":1}"), line.replace("\"m\":\"online\",\"a\":\"sso\"", "\"a\":\"sso\",\"m\":\"online\""),
                line.replace("KZ-75", "kz-75"), line.replace("2026-W48", "2026-13"), line.replace("state", "st\\u0061te"), line.replace("issue", "gift"))) {
            Recount recount = read(OPEN);
            assertThatThrownBy(() -> recount.add(1, other)).as(other).isInstanceOfSatisfying(LogFault.class,
                fault -> assertThat(fault.kind()).isEqualTo(Kind.NOT_A_LEAF));
        }
        read(OPEN).add(1, line);
    }
}
