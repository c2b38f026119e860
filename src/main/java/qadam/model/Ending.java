package qadam.model;

/** Why an answer ended: the model was done, it was as long as it may be, or whoever asked stopped it. */
public enum Ending {
    STOP, LENGTH, STOPPED
}
