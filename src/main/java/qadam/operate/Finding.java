package qadam.operate;

import java.util.Map;

/** @param values what the words name: files, numbers, never a person */
record Finding(Complaint complaint, Map<String, Object> values) {
}
