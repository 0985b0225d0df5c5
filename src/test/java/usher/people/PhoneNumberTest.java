package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "13800000001,+8613800000001",
        "+86 138-0000-0001,+8613800000001",
        "'（+86）13800000001',+8613800000001",
        "0086 138 0000 0001,+8613800000001",
        "8613800000001,+8613800000001",
        "013800000001,+8613800000001",
        "'１３８００００　０００１',+8613800000001",
        "'手机：138.0000.0001',+8613800000001",
        "'\t13800000001',+8613800000001",
        "'''13800000001',+8613800000001",
        "'\u202A13800000001\u202C',+8613800000001",
        "13800000001.0,+8613800000001",
        "1.3800000001E+10,+8613800000001",
        "'138–0000—0001',+8613800000001",
        "010-8888 6666,+861088886666",
        "010-88886666转123,+861088886666;ext=123",
        "'0571-88886666 ext. 8',+8657188886666;ext=8",
        "400-800-8888,+864008008888",
        "+1 (415) 555-0123,+14155550123",
        "00852 9123 4567,+85291234567",
        "+44 (0)20 7946 0000,+442079460000",
        "91234567,91234567",
        "1380000001,1380000001"
    })
    void readsNumbersHoweverTheyAreWritten(String written, String kept) {
        assertThat(PhoneNumber.read(written)).map(PhoneNumber::text).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "无", "12345", "+123", "1.38E+10", "=1+1", "微信 abc", "1234567890123456"})
    void readsNothingElse(String written) {
        assertThat(PhoneNumber.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+8613812341234,138****1234",
        "+14155550123,141****0123",
        "91234567,91****67",
        "+861088886666;ext=123,10****6666"
    })
    void showsTheEndsOnly(String contact, String shown) {
        assertThat(PhoneNumber.masked(contact)).isEqualTo(shown);
    }
}
