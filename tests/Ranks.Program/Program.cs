using Backpropamine.Tests.RanksProgram;

return args switch
{
    ["train", var lanes, ..] => OwnLoop.Train(int.Parse(lanes)),
    ["sums"] => Sums.Check(),
    ["cost", var values] => Cost.Measure(int.Parse(values)),
    ["gather"] => Gathering.Check(),
    ["differ"] => Meeting.Differ(),
    ["fail", var rank] => Meeting.Fail(int.Parse(rank)),
    ["throw", var rank] => Meeting.Throw(int.Parse(rank)),
    ["one"] => Meeting.One(),
    _ => throw new ArgumentException($"there is no scenario {string.Join(' ', args)}"),
};
