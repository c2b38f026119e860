package qadam.web;

import java.util.List;

/**
 * What every page of a demonstration says, and whom its sign-in page offers.
 *
 * @param password the same for all accounts: there is nothing to protect, and the pages show it
 */
public record DemoNotice(String password, List<Account> accounts) {
    /** @param words key of the message that says who this is @param nationalId an invented one, to be counted with; empty for staff */
    public record Account(String userName, String words, String nationalId) {
        public Account(String userName, String words) {
            this(userName, words, "");
        }
    }
}
