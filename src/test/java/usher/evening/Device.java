package usher.evening;

import com.microsoft.playwright.Browser;

/// What people bring along: how it calls itself, which language it asks for, how large its view is.
enum Device {
    WECHAT_ANDROID(
            "Mozilla/5.0 (Linux; Android 14; V2307A Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Version/4.0 Chrome/138.0.7204.180 Mobile Safari/537.36 XWEB/1380215 MMWEBSDK/20250201"
                + " MicroMessenger/8.0.60.2860(0x28003C3F) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
            "zh-CN",
            393,
            786,
            true),
    WECHAT_IPHONE(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Mobile/15E148 MicroMessenger/8.0.50(0x18003231) NetType/WIFI Language/zh_CN",
            "zh-CN",
            390,
            763,
            true),
    IPHONE(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/17.5 Mobile/15E148 Safari/604.1",
            "en-GB",
            375,
            667,
            true),
    TABLET(
            "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5"
                    + " Mobile/15E148 Safari/604.1",
            "zh-CN",
            1180,
            820,
            true),
    PROJECTOR(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0"
                    + " Safari/537.36",
            "zh-CN",
            1280,
            720,
            false);

    final String userAgent;
    final String language;
    final int width;
    final int height;
    final boolean touched;

    Device(String userAgent, String language, int width, int height, boolean touched) {
        this.userAgent = userAgent;
        this.language = language;
        this.width = width;
        this.height = height;
        this.touched = touched;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setUserAgent(userAgent)
                .setLocale(language)
                .setViewportSize(width, height)
                .setHasTouch(touched)
                .setIsMobile(touched);
    }
}
