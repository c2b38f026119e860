"""Measures a model on Qadam's task: which of four kinds is a short Kazakh message to an office?
Needs nothing but Python 3.9.   QADAM_KEY=qk-… python3 evaluate.py BASE_ADDRESS MODEL [try|test]
Improve PROMPT on the part "try"; measure on "test" when you are done, and seldom. CC BY 4.0, Qadam contributors."""
import json, os, sys, time, urllib.error, urllib.request

LABELS = ["сұрақ", "өтініш", "шағым", "алғыс"]
PROMPT = """Хабардың түрін анықта: сұрақ, өтініш, шағым немесе алғыс. Бір сөзбен ғана жауап бер.
Хабар:
"""

base, model = sys.argv[1].rstrip("/"), sys.argv[2]
part = sys.argv[3] if len(sys.argv) > 3 else "try"


def ask(body):
    request = urllib.request.Request(base + "/chat/completions", json.dumps(body).encode("utf-8"),
                                     {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["QADAM_KEY"]})
    while True:
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.load(answer)["choices"][0]["message"]["content"]
        except urllib.error.HTTPError as refused:
            problem = json.load(refused)["error"]
            if problem["code"] != "rate_limit_exceeded":
                sys.exit(problem["message"])
            time.sleep(int(refused.headers.get("Retry-After", "5")))


with urllib.request.urlopen(base[:-len("/v1")] + "/build/task.jsonl") as file:
    sentences = [one for one in map(json.loads, file.read().decode("utf-8").splitlines()) if one["part"] == part]
right, wrong = 0, []
for one in sentences:
    reply = ask({"model": model, "temperature": 0, "max_tokens": 200, "messages": [{"role": "user", "content": PROMPT + one["text"]}]})
    said = next((label for label in LABELS if label in reply.split("\n")[0].lower()), "?")
    right += said == one["label"]
    if said != one["label"]:
        wrong.append(f'{one["label"]} → {said}: {one["text"]}')
print("\n".join(wrong))
print(f"{right}/{len(sentences)}")
