using Backpropamine.Pages.Pictures;
using static Backpropamine.Pages.Rules.Scenario;

namespace Backpropamine.Pages.Rules;

/// <summary>What a rule does in the scenario, as SVG: H of each input in time, above it the phases, below it when input and neuron were active.</summary>
internal sealed class RulePicture(string name, RuleRun run)
{
    private readonly Frame _frame = new([.. Phases.Select((phase, i) => new Phase(phase, PhaseLength, i % 2 == 0))], [.. All(run)], Inputs);

    /// <summary>The picture as text.</summary>
    public override string ToString()
    {
        _frame.Begin($"{name}: H of three inputs in time");
        for (var input = Inputs - 1; input >= 0; input--)
        {
            var shown = input;
            if (run.HasWeight)
                _frame.AddDashes(at => run.Weight[shown, at], Frame.Colours[input]);
            _frame.AddLine(at => run.Hebb[shown, at], Frame.Colours[input]);
        }

        AddActivity();
        return _frame.End();
    }

    /// <summary>A row for each input and one for the neuron; below them rewards, where the rule waits for them.</summary>
    private void AddActivity()
    {
        for (var input = 0; input < Inputs; input++)
        {
            var shown = input;
            _frame.AddRow(input, InputNames[input], Frame.Colours[input], step => Pre(shown, step) >= 0.5);
        }

        _frame.AddRow(Inputs, "neuron", Frame.Gray, step => Post(0, step) >= 0.5);
        for (var step = 0; step < Steps && run.HasTrace; step++)
        {
            if (Reward(step) != 0)
                _frame.AddSign(step + 1, Reward(step) > 0 ? "+" : "−");
        }
    }

    private static IEnumerable<double> All(RuleRun run) => run.Hebb.Cast<double>().Concat(run.HasWeight ? run.Weight.Cast<double>() : []);
}
