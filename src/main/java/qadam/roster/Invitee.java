package qadam.roster;

/** Somebody whom a list names as staff and who is to be invited. @param role its code @param title of the place @param offered whether a link was made already */
public record Invitee(String person, String name, String role, long place, String title, boolean offered) {
}
