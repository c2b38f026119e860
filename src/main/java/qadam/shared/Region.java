package qadam.shared;


/** A region or city of republican rank. @param id its ISO 3166-2 code */
public record Region(String id, Localized name) {
}
