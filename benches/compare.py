"""Runs Waypost and DuckDB on one log in turns: medians, ratio, and the most memory that each took."""

import os
import statistics
import subprocess
import sys
import time

QUERY = """
set threads = 2;
with records as (
    select json_extract_string(properties, '$.deviceId') as device, time::timestamp as moment
    from read_json('{log}', format = 'newline_delimited', columns = {{time: 'varchar', properties: 'varchar'}})
), gaps as (
    select device, epoch(moment - lag(moment) over (partition by device order by moment)) as gap from records
)
select device, count(*) as records, median(gap) as gap from gaps group by device
"""


def query(log):
    """What the child process does that stands for DuckDB."""
    import duckdb

    begin = time.perf_counter()
    rows = duckdb.connect().execute(QUERY.format(log=log)).fetchall()
    print(time.perf_counter() - begin, len(rows), "devices", sum(row[1] for row in rows), "records")


def run(command):
    """Seconds on the clock, seconds of processor and peak MiB of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed")
    if command[0] == sys.executable:
        # Starting Python and loading the library is not counted.
        elapsed = float(answer.split()[0])
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(program, log, runs):
    size = os.path.getsize(log)
    commands = {
        "waypost": [program, "diagnose", "--json", log],
        "duckdb": [sys.executable, __file__, "--query", log],
    }
    for command in commands.values():
        run(command)
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(run(command))
    print(f"{size / 1e6:.0f} MB, {os.cpu_count()} cores, medians of {runs} runs in turns")
    seconds = {}
    for name, results in measured.items():
        seconds[name], processor, _ = map(statistics.median, zip(*results))
        peak = max(result[2] for result in results)
        speed = size / 1e6 / seconds[name]
        print(f"{name:8} {seconds[name]:6.2f} s {speed:6.0f} MB/s {processor:6.2f} s of processor {peak:5.0f} MiB")
    print(f"ratio    {seconds['duckdb'] / seconds['waypost']:6.2f}")


if __name__ == "__main__":
    if sys.argv[1] == "--query":
        query(sys.argv[2])
    else:
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
