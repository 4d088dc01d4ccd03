using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class TextTests
{
    [Theory]
    [InlineData("word", "We know't, \"we\" KNOW!", "we know't , \" we \" know ! <eos>")]
    [InlineData("word", "'tis 12 o'clock - now'", "' tis 12 o'clock - now ' <eos>")]
    [InlineData("word", "", "<eos>")]
    [InlineData("char", "A bé", "A   b é <eos>")]
    public void A_line_becomes_tokens_and_an_end_of_line(string tokens, string line, string expected) =>
        Assert.Equal(expected, string.Join(' ', Tokenizer.Of(tokens).Tokens([line])));

    [Fact]
    public void Text_that_is_tokenised_already_stays_as_it_is() =>
        Assert.Equal(["Mr.", "<unk>", "N", "years", "<eos>"], Tokenizer.Given.Tokens([" Mr. <unk>  N years "]));

    [Theory]
    [InlineData("word", "romeo:\nwhat, ho! (enter juliet) know't.")]
    [InlineData("char", "Romeo:\nWhat,  ho! é")]
    public void Tokens_become_the_text_that_they_were(string tokens, string text)
    {
        var tokenizer = Tokenizer.Of(tokens);
        Assert.Equal(text, tokenizer.Text(tokenizer.Prompt(text)));
    }

    [Fact]
    public void The_most_frequent_types_are_known_and_all_others_are_one()
    {
        var vocabulary = Vocabulary.Of(["b", "<eos>", "a", "b", "<unk>", "c", "a", "d"], most: 4);
        Assert.Equal(["<eos>", "<unk>", "a", "b"], vocabulary.Types);
        Assert.Equal([3, 1, 0, 1, 2], vocabulary.Ids(["b", "c", "<eos>", "nowhere", "a"]));
    }

    [Fact]
    public void A_file_is_divided_90_5_5_and_only_its_training_part_makes_the_vocabulary()
    {
        var corpus = Corpus.Of(RawText.Divide("numbers", [.. Enumerable.Range(0, 100).Select(line => $"n{line}")]), "word", 1000);
        Assert.Equal((180, 10, 10), (corpus.Training.Length, corpus.Validation.Length, corpus.Test.Length));
        Assert.Equal(92, corpus.Vocabulary.Count);
        Assert.All(corpus.Test.Where((_, i) => i % 2 == 0), token => Assert.Equal(corpus.Vocabulary.UnknownId, token));
    }

    [Fact]
    public void The_text_of_this_project_is_there()
    {
        var corpus = Corpus.Read(null, "word", 1_000_000);
        Assert.Equal("Shakespeare", corpus.Name);
        Assert.Equal(293_593, corpus.Training.Length + corpus.Validation.Length + corpus.Test.Length);
        Assert.Equal("first citizen:\nbefore we", Tokenizer.Of("word").Text(corpus.Training.Take(6).Select(id => corpus.Vocabulary.Types[id])));
        Assert.True(Corpus.Read(null, "char", 1000).Training.Length > 990_000);
    }

    [Theory]
    [InlineData("train.txt", "valid.txt", "test.txt")]
    [InlineData("ptb.train.txt", "ptb.valid.txt", "ptb.test.txt")]
    [InlineData("wiki.train.tokens", "wiki.valid.tokens", "wiki.test.tokens")]
    public void A_folder_holds_three_parts_that_are_tokenised_already(string train, string valid, string test)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[train], " the <unk> N \n the end \n");
        File.WriteAllText(folder[valid], " the cat \n");
        File.WriteAllText(folder[test], " the end \n the \n");
        var corpus = Corpus.Of(TextSource.Read(folder.Path), "word", 10_000);
        Assert.Equal(["<eos>", "<unk>", "the", "N", "end"], corpus.Vocabulary.Types);
        Assert.Equal([2, 1, 3, 0, 2, 4, 0], corpus.Training);
        Assert.Equal([2, 1, 0], corpus.Validation);
        Assert.Equal([2, 4, 0, 2, 0], corpus.Test);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        using var folder = new TemporaryFolder();
        Refused($"--data {folder["no"]}", folder["no"]);
        File.WriteAllText(folder["train.txt"], "a\n");
        Refused("valid.txt is missing", folder.Path);
    }

    [Fact]
    public void The_King_James_Bible_is_read_without_the_numbers_of_its_verses() => Assert.Equal(
        ["Genesis 1", "In the beginning 7 things.", "And the earth"],
        KingJamesBible.Lines("\nGenesis 1\n\n  1 In the beginning 7 things.\n  12 And the earth\n"));

    private static void Refused(string text, string data) =>
        Assert.Contains(text, Assert.Throws<UsageException>(() => TextSource.Read(data)).Message, StringComparison.Ordinal);
}
