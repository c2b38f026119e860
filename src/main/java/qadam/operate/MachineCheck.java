package qadam.operate;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import qadam.record.NodeNumber;
import qadam.shared.DiskSpace;

/** Room on the disk, and the port. A server that runs on this folder holds its port rightly. */
final class MachineCheck implements Check {
    private static final long MEGABYTE = 1_000_000;

    @Override
    public void look(Patient patient, Findings findings) {
        if (Files.isDirectory(patient.data())) {
            lookAtDisk(patient, findings);
        }
        if (!NodeNumber.isInUse(patient.data())) {
            port(patient.port()).ifPresent(complaint -> findings.add(complaint, Map.of("port", Integer.toString(patient.port()))));
        }
    }

    private static void lookAtDisk(Patient patient, Findings findings) {
        DiskSpace space = DiskSpace.under(patient.data());
        patient.diskReserve().ifPresent(space::keepFree);
        if (space.isLow()) {
            findings.add(space.isFull() ? Complaint.DISK_FULL : Complaint.DISK_LOW, Map.of("folder", patient.data().toString(),
                "free", space.free().orElseThrow() / MEGABYTE, "reserve", space.reserve() / MEGABYTE));
        }
    }

    private static Optional<Complaint> port(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return Optional.empty();
        } catch (BindException refused) {
            return Optional.of(String.valueOf(refused.getMessage()).contains("denied") ? Complaint.PORT_FORBIDDEN : Complaint.PORT_TAKEN);
        } catch (IOException other) {
            return Optional.of(Complaint.PORT_TAKEN);
        }
    }
}
