package qadam.room;

/** One of what a room can be opened for. @param code as the form sends it */
public record RoomChoice(String code, String title) {
}
