namespace Backpropamine.Generator.Reading.Checks;

/// <summary>What is doubtful in a rule that is sound as C#.</summary>
internal static class RuleChecks
{
    /// <summary>Runs all of them.</summary>
    public static void Run(RuleReading reading)
    {
        UseChecks.Check(reading);
        RetentionChecks.Check(reading);
        StateChecks.Check(reading);
        TwiceChecks.Check(reading);
        SlopeChecks.Check(reading);
        new StartChecks(reading).Check();
    }
}
