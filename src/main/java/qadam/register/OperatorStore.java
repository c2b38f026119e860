package qadam.register;

import org.jdbi.v3.core.Handle;
import qadam.shared.SettingStore;

/** Who operates the installation, among its settings. */
final class OperatorStore {
    private static final String NAME = "register_operator";
    private static final String CONTACT = "register_contact";

    private final SettingStore settings = new SettingStore();

    Operator find(Handle handle) {
        return new Operator(settings.find(handle, NAME).orElse(""), settings.find(handle, CONTACT).orElse(""));
    }

    void set(Handle handle, Operator operator) {
        settings.set(handle, NAME, operator.name());
        settings.set(handle, CONTACT, operator.contact());
    }
}
