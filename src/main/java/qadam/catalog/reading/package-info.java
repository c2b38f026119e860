/**
 * Reads course folders as strangers may have written them, and names every mistake by file and line.
 *
 * <p>Face: {@link qadam.catalog.reading.CourseReader}, {@link qadam.catalog.reading.Reading},
 * {@link qadam.catalog.reading.Mistake}; {@link qadam.catalog.reading.CompetenceFile} and
 * {@link qadam.catalog.reading.ProgrammeFile} for the two data files beside the courses. Part of the catalog, which is the
 * only one to use it beside the exam's import of sealed banks.
 *
 * <p>Invariants: follows no link out of the folder, obeys no YAML tag, loads nothing a drawing or a text names; what it gives
 * as HTML or SVG was written anew from an allow-list. Touches no database. The format is {@code docs/authors.md}.
 */
package qadam.catalog.reading;
