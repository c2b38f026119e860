package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** A supervised exam of children with cards, from the six digits to the signed sheet; on the way a look at each of its pages. */
record RoomOfCards(SchoolDesks desks, List<CardPupil> pupils, Glance glance) {
    /** The invigilator teaches nobody here; a pupil begins only when marked as present. */
    void sit() {
        Page invigilator = desks.invigilator;
        CardPupil first = pupils.getFirst();
        Page eyes = desks.invigilatorsPhone;
        assertThat(desks.teacher.request().get(desks.rooms()).status()).as("not the class's own teacher").isEqualTo(403);
        glance.at(eyes, desks.rooms(), "rooms");
        invigilator.navigate(desks.rooms());
        assertThat(invigilator.locator("input[name=exam]:checked").getAttribute("value")).as("a school's first choice").isEqualTo(CardPupil.COURSE.slug());
        invigilator.check("input[name=group][value='" + desks.group + "']");
        SchoolDesks.press(invigilator, "form:has(select[name=minutes]) button");
        String room = invigilator.url();
        invigilator.navigate(room + "/code");
        String code = invigilator.locator(".digits").innerText().replaceAll("\\D", "");
        glance.at(eyes, room + "/code", "code");
        glance.at(first.page(), first.roomDoor(), "door");
        pupils.forEach(pupil -> pupil.enterRoom(code));
        glance.at(first.page(), "waiting");
        invigilator.navigate(room);
        assertThat(invigilator.locator(".sitters").innerText()).contains(pupils.stream().map(one -> one.card.name()).toList())
            .contains(pupils.stream().map(one -> one.page().locator(".digits").innerText()).toList());
        glance.at(eyes, room, "room");
        glance.at(eyes, room + "?note=yes", "note");
        pupils.forEach(pupil -> SchoolDesks.press(invigilator, ".sitters li:has-text('" + pupil.card.name() + "') form button"));
        assertThat(invigilator.locator(".sitters form").count()).isZero();
        String sitter = desks.origin() + invigilator.locator(".sitters a").first().getAttribute("href");
        glance.at(first.page(), first.roomDoor(), "present");
        pupils.forEach(CardPupil::beginExam);
        glance.at(eyes, sitter, "sitter");
        glance.at(eyes, room + "/live", "live");
        glance.at(eyes, desks.origin() + eyes.locator("main ul a").first().getAttribute("href"), "one sitting");
        pupils.forEach(CardPupil::passExam);
        glance.at(first.page(), first.page().url().replaceFirst("/attempts/([0-9a-f]+).*", "/claim/$1"), "claim waits");
        glance.at(first.page(), first.roomDoor(), "handed in");
        invigilator.navigate(room + "/sheet");
        glance.at(eyes, room + "/sheet", "sheet");
        invigilator.check("input[name=affirmed]");
        SchoolDesks.press(invigilator, "form:has(input[name=affirmed]) button");
        glance.at(eyes, room + "/sheet", "signed sheet");
    }
}
