package qadam.scim;

import java.util.Optional;

/** What a change is about (RFC 7644 §3.5.2): an attribute, or those of its values that meet a filter. */
record Path(AttributeName attribute, Optional<Filter> filter) {
}
