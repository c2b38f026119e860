package qadam.identity;

/** Takes files that lie beside the document in the download of a person's data; each is on its way before the next is made. */
public interface DataFiles {
    /** @param name with its folder, in letters that every file system knows */
    void add(String name, byte[] content);
}
