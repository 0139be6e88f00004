using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Organisations;

/// <summary>Names as organisations of the field really have them, in many scripts: none is refused, none is called mixed.</summary>
public sealed class HonestNamesTests
{
    private static readonly string[] Names = """
        Rowan Registry|Älmhult Exchange|Réseau d'Interconnexion Élan|Straßenbahn Netz eG|Łódź Internet Exchange|Øresund Fiber A/S|Þór Registry ehf.|Český Registr z. s. p. o.|Ştiinţa Net|Ağ Bilgi İşlem Merkezi|Đà Nẵng Mạng|Trung tâm Internet Việt Nam
        Rīgas Tīkls|Ēõl Võrk MTÜ|Şəbəkə Mərkəzi|Ħamrun Networks|Ŵyth Cymru|Gàidhealtachd Lìonra|Hawaiʻi Internet Exchange|Te Kotahitanga Ipurangi|Māori Ingoa Rohe|São Tomé Domínios|Ñandutí Redes|Œuvre Numérique|Kööpenhamina Verkko|Žilina Peering
        Nic.at GmbH|IX.br|.au Domain Administration|RIPE NCC|AS64500 Networks|DE-CIX|L-Root Operators|3rd Exchange|Route 66 Net|4Networks|C.I.R.A.|O'Brien Networks|Rock & Route|Net@Work|dot-Quad 9|K8s Operators' Guild|i2p Relays|IPv6 Forum
        Координационный центр доменов|Технический центр Интернет|Яндекс-Cloud|Rowan Реестр|Сеть Байкал|Уральский узел обмена|ООО Ростсети|Хабаровск Телеком|Интернет-Биржа Казань|Мережа Дніпро|Український обмін трафіком|Хостмайстер Київ|Їжакова мережа|Белорусская сеть ByFly|Беларускі вузел
        Регистар националног интернет домена Србије|Друштво Интернет Београд|Ћуприја мрежа|Његош Телеком|Љубав и Мреже|Џез Нет|Македонска академска мрежа|Регистър България|Българска мрежа|Ħ Мрежа Софија|Қазақ желісі|Кыргыз тармак|Монгол сүлжээ|Тоҷик шабака|Ўзбек тармоғи
        Ελληνικό Μητρώο Ονομάτων|Ίδρυμα Τεχνολογίας και Έρευνας|Κόμβος Διασύνδεσης Αθηνών|Θεσσαλονίκη Δίκτυα|Κρήτη Net|Δίκτυο Αιγαίου|Πελοπόννησος Τηλεπικοινωνίες|Ψηφιακή Κύπρος|Όμιλος Οπτικών Ινών|Ελλάδα IX
        საქართველოს დომენები|თბილისის კვანძი|ქართული ქსელი|ბათუმი ნეტი|კავკასიის ინტერნეტი|Georgia კვანძი|Հայաստանի Ինտերնետ Հանրություն|Երևանի ցանց|Արարատ հանգույց|Սևան տելեկոմ|Հայկական դոմեններ|Գյումրի Net
        المركز الوطني للإنترنت|شبكة المعلومات|سجل النطاقات السعودي|نقطة تبادل القاهرة|هيئة تنظيم الاتصالات|منارة لتبادل الإنترنت|شبکهٔ ایران|مرکز مدیریت دامنه|پژوهشگاه دانش‌های بنیادی|تهران نت|شرکت می‌خواهیم|پاکستان نیٹ ورک|اردو مرکز|کراچی ایکسچینج|د افغانستان شبکه|تۆڕی کوردستان|ئۇيغۇر تورى|TCCM عربي|شبكة 5G|مركز IPv6
        איגוד האינטרנט הישראלי|מחלף תל אביב|רשת ירושלים|חיפה Net|מרשם השמות|נקודת חילוף|הטכניון רשתות|ייִדיש נעץ|קהילת הרשת|באר שבע IX
        भारतीय राष्ट्रीय इंटरनेट एक्सचेंज|राष्ट्रीय सूचना विज्ञान केंद्र|दिल्ली नेट|मुंबई एक्सचेंज|हिन्दी डोमेन|क्‍ष नेटवर्क|नेपाल इन्टरनेट|काठमाडौँ विनिमय|मराठी माहिती|Bharat नेट|IP नेटवर्क
        বাংলাদেশ ইন্টারনেট|ঢাকা এক্সচেঞ্জ|কলকাতা নেট|ਪੰਜਾਬ ਨੈੱਟਵਰਕ|ਅੰਮ੍ਰਿਤਸਰ ਐਕਸਚੇਂਜ|ગુજરાત નેટવર્ક|અમદાવાદ વિનિમય|ଓଡ଼ିଶା ନେଟୱାର୍କ|தமிழ் இணையம்|சென்னை பரிமாற்றம்|இலங்கை வலையமைப்பு|తెలుగు నెట్|హైదరాబాద్ ఎక్స్ఛేంజ్|ಕನ್ನಡ ಜಾಲ|ಬೆಂಗಳೂರು ವಿನಿಮಯ|മലയാളം ശൃംഖല|കൊച്ചി വിനിമയം|ශ්‍රී ලංකා ජාලය|කොළඹ හුවමාරුව|ދިވެހި ނެޓްވޯކް
        มูลนิธิศูนย์สารสนเทศเครือข่ายไทย|ทะเบียนไทย|กรุงเทพ IX|เชียงใหม่เน็ต|ບໍລິສັດ ອິນເຕີເນັດ ລາວ|ວຽງຈັນ ເນັດ|មជ្ឈមណ្ឌលអ៊ីនធឺណិត|ភ្នំពេញ ណេត|မြန်မာ အင်တာနက်|ရန်ကုန် ကွန်ရက်|བོད་ཀྱི་དྲ་བ|འབྲུག་གི་དྲ་རྒྱ|ᠮᠣᠩᠭᠣᠯ ᠰᠦᠯᠵᠢᠶ|የኢትዮጵያ ኢንተርኔት|አዲስ አበባ መለዋወጫ|ኤርትራ መርበብ
        日本レジストリサービス|日本ネットワークインフォメーションセンター|光ネットワークセンター|東京IX|大阪Peeringセンター|インターネットの森|JPNIC友の会|さくらインターネット|ひかりNet東北|株式会社ネット|一般社団法人ルート|IPv6普及協議会|ドメインRegistry研究所|日本Registry|(株)光通信網|京都・奈良ネット|ソフトウェアLab
        中国互联网络信息中心|香港互聯網註冊管理|台灣網路資訊中心|IP網絡|澳門互聯網|北京IX|上海交换中心|網際網路協會TW|新加坡网络|ㄅㄆㄇ注音網|中文DNS研究|广州云Cloud|臺北市電信公會
        한국인터넷진흥원|서울 인터넷 교환|부산IX|한국Registry|大韓인터넷協會|제주 네트워크|카카오Cloud|인천 도메인|IPv6 포럼 코리아|대전망
        ᎠᎾᎵᏍᏓᏴᎲᏍᎬ|ᐃᓄᒃᑎᑐᑦ ᖃᕆᑕᐅᔭᖅ|ⵜⴰⵎⴰⵣⵉⵖⵜ ⵏ ⵡⴰⵥⵟⵟⴰ|ߒߞߏ ߓߟߐߟߐ|𞤆𞤵𞤤𞤢𞤪 𞤐𞤫𞤼|ꦗꦮ ꦗꦫꦶꦁꦤ꧀|ᬩᬮᬶ ᬚᬭᬶᬂ|ᨅᨔ ᨕᨘᨁᨗ|ꯃꯅꯤꯄꯨꯔ|ꤊꤢꤛꤢ
        """.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void HonestName_IsNeitherRefusedNorCalledMixed()
    {
        var flagged = Names.Select(name => Name.Check(name, "legal name")).SelectMany(LookAlike.Oddities)
            .Where(oddity => !oddity.Contains("shows nothing", StringComparison.Ordinal));

        Assert.True(Names.Length >= 200, $"{Names.Length} names");
        Assert.Empty(flagged);
    }

    [Fact]
    public void JoinerThatTheWritingNeeds_IsNamedByItsCodePoint()
    {
        Assert.Equal(["“شرکت می‌خواهیم” holds what shows nothing: U+200C"], LookAlike.Oddities("شرکت می‌خواهیم"));
        Assert.Equal(["“ශ්‍රී ලංකා ජාලය” holds what shows nothing: U+200D"], LookAlike.Oddities("ශ්‍රී ලංකා ජාලය"));
    }

    [Fact]
    public void HonestNames_AreNotTakenForOneAnother()
    {
        var alike = from a in Names from b in Names where string.CompareOrdinal(a, b) < 0 && Confusables.Skeleton(a) == Confusables.Skeleton(b) select $"{a} / {b}";

        Assert.Empty(alike);
    }
}
