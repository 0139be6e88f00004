using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class TextLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("We run it.", 3)]
    [InlineData("A multi-stakeholder process, and/or version 2.0: e.g. this.", 8)]
    [InlineData("one—two – three", 3)]
    [InlineData("l’Internet d'aujourd'hui", 2)]
    [InlineData("على شبكة الإنترنت", 3)]
    [InlineData("인터넷을 운영합니다", 2)]
    [InlineData("互联网是我们的", 4)]
    [InlineData("私たちはDNSを運用", 5)]
    public void Words_AreCountedAsAWordProcessorDoes(string text, int words)
    {
        Assert.Equal(words, TextLength.Of(text).Words);
    }

    [Theory]
    [InlineData(0, "0 seconds")]
    [InlineData(13, "6 seconds")]
    [InlineData(130, "1 minute")]
    [InlineData(131, "1 minute 1 second")]
    [InlineData(400, "3 minutes 5 seconds")]
    public void SpeakingTime_IsAHundredAndThirtyWordsAMinuteRoundedUp(int words, string spoken)
    {
        Assert.Equal(spoken, new TextLength(words).SpokenInWords);
    }

    [Fact]
    public void TextsThatFollowOneAnother_AreNotReadAsOneWord()
    {
        Assert.Equal(2, TextLength.Of("We", null, "run").Words);
    }
}
