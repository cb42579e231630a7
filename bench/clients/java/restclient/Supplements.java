import client.model.SupplementRequest;
import java.time.LocalDate;

/** Supplements as clients have them that know no oneOf: one class of all kinds. */
final class Supplements {

    private Supplements() {}

    static SupplementRequest cancel(int version) {
        SupplementRequest cancel = new SupplementRequest();
        cancel.setVersion(version);
        cancel.setType(SupplementRequest.TypeEnum.CANCEL);
        return cancel;
    }

    static SupplementRequest newDueDate(int version, LocalDate dueDate) {
        SupplementRequest moved = new SupplementRequest();
        moved.setVersion(version);
        moved.setType(SupplementRequest.TypeEnum.NEW_DUE_DATE);
        moved.setDesiredDueDate(dueDate);
        return moved;
    }

    static SupplementRequest correction(int version, String zipCode, String pin) {
        SupplementRequest correction = new SupplementRequest();
        correction.setVersion(version);
        correction.setType(SupplementRequest.TypeEnum.CORRECTION);
        correction.setZipCode(zipCode);
        correction.setPin(pin);
        return correction;
    }
}
