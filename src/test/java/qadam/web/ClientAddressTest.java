package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    /** One household has a whole network of IPv6, so that an address of it alone would bound nothing. */
    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.1", "2001:db8:1:2:3:4:5:6, 20010db800010002", "2001:db8:1:2::1, 20010db800010002", "::1, 0000000000000000",
        "not-an-address, not-an-address", "::ffff:10.0.0.1, 10.0.0.1"})
    void an_address_is_counted_by_whom_it_belongs_to(String address, String counted) {
        assertThat(ClientAddress.network(address)).isEqualTo(counted);
    }
}
