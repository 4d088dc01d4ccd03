using Backpropamine.Tests.RanksProgram;

return args switch
{
    ["train", var lanes, ..] => OwnLoop.Train(int.Parse(lanes)),
    ["learner", var task, var lanes] => Tasks.Learn(task, int.Parse(lanes)),
    ["trainer", var task, var network, var lanes, .. var data] => Tasks.Train(task, network, int.Parse(lanes), data is [var folder] ? folder : null),
    ["sums"] => Sums.Check(),
    ["cost", var values] => Cost.Measure(int.Parse(values)),
    ["gather"] => Gathering.Check(),
    ["differ"] => Meeting.Differ(),
    ["fail", var rank] => Meeting.Fail(int.Parse(rank)),
    ["throw", var rank] => Meeting.Throw(int.Parse(rank)),
    ["one"] => Meeting.One(),
    _ => throw new ArgumentException($"there is no scenario {string.Join(' ', args)}"),
};
