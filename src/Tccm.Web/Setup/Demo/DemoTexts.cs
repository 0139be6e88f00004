namespace Tccm.Web.Setup.Demo;

/// <summary>What the invented organisations say. Nobody said any of it.</summary>
internal static class DemoTexts
{
    public const string PurposeTitle = "Statement of Purpose";

    public const string Purpose =
        """
        We run parts of the Internet: names, numbers, exchange points and networks. What is decided about the Internet meets our machines first, and those who rely on them soon after.

        We hold that:

        1. those who run a thing are heard before a text about it is settled;
        2. governments, companies, civil society, scholars and operators each have a part, and none speaks for another;
        3. one Internet, open and the same from everywhere, is worth more than several.

        Each of us speaks in its own name. We meet to write together what some of us wish to say, and each decides for itself whether to sign.
        """;

    /// <summary>A minor change: the same said more clearly.</summary>
    public const string PurposeClearer =
        """
        We run parts of the Internet: names, numbers, exchange points and networks. What is decided about the Internet meets our machines first, and the people who rely on them soon after.

        We hold that:

        1. those who run a thing are heard before a text about it is settled;
        2. governments, companies, civil society, scholars and operators each have a part, and none speaks for another;
        3. one Internet, open and the same from everywhere, is worth more than several.

        Each of us speaks in its own name. We meet to write together what some of us wish to say, and each of us decides for itself whether to sign.
        """;

    /// <summary>A major one: it says more than before, so members are asked to sign again.</summary>
    public const string PurposeNow =
        """
        We run parts of the Internet: names, numbers, exchange points and networks. What is decided about the Internet meets our machines first, and the people who rely on them soon after.

        We hold that:

        1. those who run a thing are heard before a text about it is settled, and in time to answer;
        2. governments, companies, civil society, scholars and operators each have a part, and none speaks for another;
        3. one Internet, open and the same from everywhere, is worth more than several;
        4. a name works in every script in which somebody reads it.

        Each of us speaks in its own name. We meet to write together what some of us wish to say, and each of us decides for itself whether to sign.

        We say in public who signed what, and that those who are not named have taken no position.
        """;

    /// <summary>What the secretariat is about to mend in it.</summary>
    public static readonly string PurposeNext = PurposeNow.Replace("and in time to answer", "and with time to answer", StringComparison.Ordinal);

    public static readonly DemoText Hearing = new("hearing-operators-first", "On hearing operators before a text is settled",
        """
        The undersigned operate names, numbers and networks. We thank the Chair of the Harbour Review for the first draft.

        Three things would make the next one better.

        1. Publish each draft **three weeks** before it is discussed, so that those who must carry it out can read it.
        2. Say of each paragraph which comments led to it.
        3. Hold one hearing at an hour when the Pacific is awake.

        > A text about the network that surprises the people who run it has been written too early.

        We are ready to help with each of them.
        """);

    public static readonly DemoText Scripts = new("names-in-every-script", "On names in every script",
        """
        Half of the world writes in other letters than these. A name that its owner cannot type is a name that somebody else chose.

        ## What we ask

        - Public services accept addresses such as `نخلة.example` and `गंगा.example` in every form they offer.
        - Whoever buys software for the public asks for it in the tender.

        ## بالعربية

        نطلب أن تقبل الخدمات العامة عناوين الإنترنت المكتوبة بكل الحروف، وأن يُذكر ذلك في شروط الشراء.

        ## 日本語で

        公共サービスは、あらゆる文字で書かれたインターネットの名前を受け付けてください。
        """);

    public static readonly DemoText Place = new("lasting-place-for-open-discussion", "On a lasting place for open discussion",
        """
        The Harbour Review asks what should become of the yearly open meeting. We have come to it from the first year on.

        It decides nothing, and that is its use: people who would not meet elsewhere explain to each other what they do and why.

        We ask that

        1. its mandate have no end date;
        2. its secretariat be paid for from a regular budget;
        3. its doors stay open to whoever has work to show.
        """);

    public static readonly DemoText Time = new("keeping-time-together", "On keeping time together",
        """
        Clocks that disagree break signatures, logs and trust. This draft asks that public time servers be treated as what they are: infrastructure.

        *For discussion: do we name the leap second?*
        """);
}

internal sealed record DemoText(string Slug, string Title, string Body);
