package qadam.catalog;

/** What the database knows of a published version, without its content. */
record StoredVersion(int version, boolean correction, String hash) {
}
