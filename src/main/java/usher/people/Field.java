package usher.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a column of a list can be to us; every other column is kept under its own name.
@SuppressWarnings("ImmutableEnumChecker") // List.of never changes
public enum Field {
    NAME(
            "姓名",
            "Name",
            "姓名 真实姓名 参会人姓名 嘉宾姓名 参与者姓名 学员姓名 客户姓名 名字 中文名 称呼 昵称 name fullname realname"
                    + " attendeename guestname participantname nickname"),
    PHONE(
            "手机",
            "Phone",
            "手机号码 手机号 手机 移动电话 联系电话 电话号码 电话 联络电话 联系手机 联系方式 phone mobile phonenumber mobilenumber"
                    + " mobilephone cellphone cell tel telephone contactnumber contact"),
    CODE(
            "票号",
            "Ticket code",
            "票号 签到码 票码 验票码 电子票号 门票号 门票编号 核销码 凭证码 参会码 ticketcode ticketno ticketnumber ticketid ticket"
                    + " checkincode code qrcode barcode"),
    COMPANY(
            "公司",
            "Company",
            "公司 公司名称 所在公司 单位 工作单位 单位名称 企业 企业名称 机构 组织 company companyname organisation organization employer"
                    + " affiliation"),
    TITLE("岗位", "Title", "岗位 职位 职务 头衔 职业 title jobtitle position job role occupation"),
    CITY("城市", "City", "城市 所在城市 常驻城市 居住城市 所在地 city town"),
    TABLE("桌号", "Table", "桌号 桌次 桌 桌子 座位 座位号 席位 table tableno tablenumber seat"),
    TAGS("标签", "Tags", "标签 兴趣标签 兴趣 关键词 tags tag interests keywords topics"),
    STAFF("工作人员", "Staff", "工作人员 是否工作人员 身份 人员类型 人员身份 staff isstaff crew");

    private static final Pattern NUMBERING = Pattern.compile("^\\s*(?:q)?\\d{1,2}\\s*[.、:)]\\s*");
    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|【[^】]*】");
    private static final Pattern ADDRESS = Pattern.compile("您的|你的|请填写|请输入|请留下|请问|必填|选填");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SOMETHING_ELSE =
            Pattern.compile("上次|上一次|往期|上期|紧急|推荐|邀请人|介绍人|型号|规模|类型|价格|人数|emergency|referr|invited|type|price|size");
    private static final int NAME_LENGTH_MAX = 40;

    private final String zh;
    private final String en;
    private final List<String> aliases;

    Field(String zh, String en, String aliases) {
        this.zh = zh;
        this.en = en;
        this.aliases = List.of(aliases.split(" "));
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /// As it goes over the wire, and the name under which a company, a title and a city are kept: `company`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> aliases() {
        return aliases;
    }

    /// Whether the cell is exactly one of the names that columns have.
    static boolean named(String cell) {
        String bare = bare(cell);
        return Arrays.stream(values()).anyMatch(field -> field.aliases.contains(bare));
    }

    /// Whether the cell is exactly a name of the columns by which people are found.
    static boolean tellsWho(String cell) {
        String bare = bare(cell);
        return Stream.of(NAME, PHONE, CODE).anyMatch(field -> field.aliases.contains(bare));
    }

    /// Whether the cell has such a name in it: `您的手机号是？`.
    static boolean nearlyNamed(String cell) {
        return Arrays.stream(values()).anyMatch(field -> field.aliases.stream().anyMatch(alias -> near(alias, cell)));
    }

    static boolean near(String alias, String cell) {
        String folded = folded(cell);
        if (folded.length() > NAME_LENGTH_MAX || SOMETHING_ELSE.matcher(folded).find()) {
            return false;
        }
        if (alias.charAt(0) < 0x7F) {
            return List.of(BETWEEN.split(folded)).contains(alias);
        }
        return alias.length() > 1 && folded.contains(alias);
    }

    /// A column's name without numbering, brackets and politeness: `1、您的姓名（必填）` is `姓名`.
    static String bare(String cell) {
        String outside = ASIDE.matcher(folded(cell)).replaceAll("");
        String kept = outside.isBlank() ? folded(cell) : outside;
        return BETWEEN.matcher(ADDRESS.matcher(kept).replaceAll("")).replaceAll("");
    }

    private static String folded(String cell) {
        String folded = Normalizer.normalize(cell, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NUMBERING.matcher(folded).replaceFirst("").strip();
    }
}
