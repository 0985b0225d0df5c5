package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be opened by a tap, and what is only ever text.
class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://agent.coze.cn/s/abc, agent.coze.cn",
        "HTTP://Example.COM, example.com",
        "' https://a.b.c:8443/x?y=1#z ', a.b.c",
        "https://xn--fiqs8s.cn/, xn--fiqs8s.cn"
    })
    void opensPublicPages(String url, String host) {
        assertThat(Links.host(url)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)//https://a.cn",
                "data:text/html,x",
                "ftp://a.cn/",
                "//a.cn/x",
                "a.cn",
                "http://192.168.1.1/admin",
                "http://127.0.0.1:7070/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://[::1]/",
                "http://localhost/",
                "http://router/",
                "http://nas.local/",
                "http://printer.lan",
                "http://a.home.arpa/",
                "http://a.localhost/",
                "https://user:pass@a.cn/",
                "https://a.cn@192.168.0.1/",
                "https://a.cn\\@b.cn/",
                "https://a..cn/",
                "https://-a.cn/",
                "https://a.cn/\u202Egpj.exe",
                "https://a.cn/ x",
                "https://a.cn./"
            })
    void keepsTheRestAsText(String url) {
        assertThat(Links.host(url)).isEmpty();
    }
}
