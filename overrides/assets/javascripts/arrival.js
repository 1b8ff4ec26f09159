/* A link to one thing to do opens what is folded around and below it. Without a script its heading is met all the same. */
const arrive = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1))
  if (!target) return
  const folds = [...target.querySelectorAll(":scope > details")]
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold)
  if (folds.some(fold => !fold.open)) {
    for (const fold of folds) fold.open = true
    target.scrollIntoView()
  }
}
addEventListener("hashchange", arrive)
arrive()
