using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;

namespace Tccm.Web.Setup.Demo;

/// <summary>A published text in Arabic and Japanese; one in discussion whose translation is behind it; one that waits to be looked over.</summary>
internal sealed class DemoTranslations(TccmDbContext db, Func<string, Organisation> organisation)
{
    private static readonly (string Title, string Body) Arabic = ("في الاستماع إلى المشغّلين قبل اعتماد النص",
        """
        يشغّل الموقّعون أدناه أسماءً وأرقامًا وشبكات. ونشكر رئيس «مراجعة المرفأ» على المسودة الأولى.

        ثلاثة أمور من شأنها أن تجعل المسودة التالية أفضل.

        1. نشر كل مسودة قبل مناقشتها **بثلاثة أسابيع**، لكي يتمكّن من سينفّذها من قراءتها.
        2. بيان التعليقات التي أدّت إلى كل فقرة.
        3. عقد جلسة استماع واحدة في ساعة يكون فيها أهل المحيط الهادئ مستيقظين.

        > النص الذي يتناول الشبكة ويفاجئ من يشغّلونها كُتب قبل أوانه.

        ونحن مستعدون للمساعدة في كل منها.
        """);

    private static readonly (string Title, string Body) Japanese = ("文書が固まる前に運用者の声を聞くことについて",
        """
        下記の署名者は、名前、番号、ネットワークを運用しています。最初の草案について、ハーバー・レビューの議長に感謝します。

        次の三つのことがあれば、次の草案はより良いものになります。

        1. 各草案を、議論の**三週間**前に公表すること。実行する人々が読めるようにするためです。
        2. 段落ごとに、どの意見を受けて書かれたのかを示すこと。
        3. 太平洋の人々が起きている時間に、意見を聞く会を一度開くこと。

        > ネットワークについての文書が、それを運用する人々を驚かせるなら、書かれるのが早すぎたのです。

        私たちは、そのいずれにも協力する用意があります。
        """);

    private static readonly (string Title, string Body) Spanish = ("Sobre mantener la hora juntos",
        """
        Los relojes que no coinciden rompen firmas, registros y confianza.

        Este borrador pide que los servidores públicos de hora se traten como lo que son: infraestructura.

        *Para debatir: ¿mencionamos el segundo intercalar?*
        """);

    private static readonly (string Title, string Body) Korean = ("열린 논의를 위한 지속적인 자리에 대하여",
        """
        하버 리뷰는 해마다 열리는 공개 회의를 앞으로 어떻게 할 것인지 묻고 있습니다. 우리는 첫해부터 이 회의에 참석해 왔습니다.

        이 회의는 아무것도 결정하지 않으며, 바로 그것이 쓸모입니다. 다른 곳에서는 만나지 않을 사람들이 자신이 무엇을 왜 하는지 서로 설명합니다.

        우리는 다음을 요청합니다.

        1. 회의의 위임에 종료일을 두지 말 것
        2. 사무국 비용을 정규 예산에서 지급할 것
        3. 보여 줄 일이 있는 누구에게나 문을 열어 둘 것
        """);

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(60, 9), at => OfferAsync(DemoTexts.Hearing, "nakhla", "ar", Arabic, at));
        scene(ago(58, 9), at => LookOverAsync(DemoTexts.Hearing, "sarv", "ar", at));
        scene(ago(57, 9), at => OfferAsync(DemoTexts.Hearing, "sakura", "ja", Japanese, at));
        scene(ago(55, 9), at => LookOverAsync(DemoTexts.Hearing, "liming", "ja", at));
        scene(ago(11, 9), at => OfferAsync(DemoTexts.Time, "quetzal", "es", Spanish, at));
        scene(ago(10, 15), at => LookOverAsync(DemoTexts.Time, "maple", "es", at));
        scene(ago(1, 11), at => OfferAsync(DemoTexts.Place, "hangang", "ko", Korean, at));
    }

    private Task OfferAsync(DemoText text, string key, string language, (string Title, string Body) words, DateTimeOffset at)
    {
        var (statement, by) = (Of(text), Actor.For(Participant(key)));
        var translation = Translation.Begin(statement, statement.Text, language, [], by, at.AddHours(-2));
        translation.Write(statement, words.Title, words.Body, 0, by, at.AddHours(-1));
        translation.Offer(statement, 1, by, at);
        db.Translations.Add(translation);
        return Task.CompletedTask;
    }

    private Task LookOverAsync(DemoText text, string key, string language, DateTimeOffset at)
    {
        var statement = Of(text);
        db.Translations.Local.Single(one => one.StatementId == statement.Id && one.Language == language).LookOver(statement, 1, Actor.For(Participant(key)), at);
        return Task.CompletedTask;
    }

    private Statement Of(DemoText text) => db.Statements.Local.Single(statement => statement.Slug == text.Slug);

    private Contact Participant(string key) => organisation(key).CurrentContacts.First(contact => contact.May(ContactRoles.Participant));
}
