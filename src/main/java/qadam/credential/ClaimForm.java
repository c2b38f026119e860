package qadam.credential;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.identity.NationalId;
import qadam.shared.Region;
import qadam.shared.Regions;
import qadam.web.Form;

/**
 * The claim form as it was filled in, with a message beside each field that needs another look. Keeps all but the national id,
 * which is never sent back to a browser.
 */
public record ClaimForm(String name, String region, String nameError, String regionError, String nationalIdError,
                        Optional<Claim> claim) {
    private static final int LONGEST_NAME = 80;
    /** Cyrillic and Latin letters, which the certificate can print and a reader can compare with a document. */
    private static final Pattern NAME = Pattern.compile(
        "[\\p{IsLatin}\\p{IsCyrillic}]+([ '’ʼ.·-]{1,2}[\\p{IsLatin}\\p{IsCyrillic}]+)*\\.?");

    static ClaimForm blank(String name) {
        return new ClaimForm(name, "", "", "", "", Optional.empty());
    }

    /** @param idAsked whether the form had a field for the national id; what is sent without having been asked for is not read */
    static ClaimForm read(Form form, Regions regions, boolean idAsked) {
        String name = Normalizer.normalize(form.text("name", 200), Normalizer.Form.NFC).replaceAll("\\s+", " ");
        String regionId = form.text("region", 10);
        String typedId = idAsked ? form.text("national_id", 40) : "";
        Optional<Region> region = regions.find(regionId);
        Optional<NationalId> nationalId = NationalId.parse(typedId);
        String nameError = isPrintable(name) ? "" : "credential.claim_page.name.error";
        String regionError = region.isPresent() ? "" : "credential.claim_page.region.error";
        String idError = typedId.isEmpty() || nationalId.isPresent() ? "" : "credential.claim_page.national_id.error";
        boolean good = nameError.isEmpty() && regionError.isEmpty() && idError.isEmpty();
        return new ClaimForm(name, regionId, nameError, regionError, idError,
            good ? Optional.of(new Claim(name, region.get(), nationalId)) : Optional.empty());
    }

    private static boolean isPrintable(String name) {
        return name.length() >= 2 && name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    /** The same with what is wrong with the national id. @param error the message's key */
    ClaimForm refusedId(String error) {
        return new ClaimForm(name, region, nameError, regionError, error, Optional.empty());
    }

    public boolean isRefused() {
        return !(nameError + regionError + nationalIdError).isEmpty();
    }
}
